package dk.fristvagt.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract, read and ready to be held against answers. */
final class Contract {

  static final ObjectMapper JSON = new ObjectMapper();

  final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read() throws IOException {
    try (InputStream yaml = Contract.class.getResourceAsStream("/dk/fristvagt/api/openapi.yaml")) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      return new Contract(JSON.valueToTree(tree));
    }
  }

  /**
   * What can be done at one path.
   *
   * @param method in lower case, as in the contract
   */
  record Operation(String method, String path, JsonNode node) {
    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + ' ' + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(method.getKey(), path.getKey(), method.getValue()))));
    return operations;
  }

  Operation operation(String method, String path) {
    return operations().stream()
        .filter(one -> one.method().equals(method) && one.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    operation.node().path("parameters").forEach(one -> parameters.add(resolved(one)));
    return parameters;
  }

  Set<String> queryParameters(Operation operation) {
    return parameters(operation).stream()
        .filter(one -> one.get("in").asText().equals("query"))
        .map(one -> one.get("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** An address of an operation, from the examples of its parameters that must be there. */
  String address(Operation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : parameters(operation)) {
      if (parameter.path("required").asBoolean()) {
        String name = parameter.get("name").asText();
        String value = URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8);
        if (parameter.get("in").asText().equals("path")) {
          path = path.replace('{' + name + '}', value);
        } else {
          query.add(name + '=' + value);
        }
      }
    }
    return query.isEmpty() ? path : path + '?' + String.join("&", query);
  }

  /** An address with one more parameter. */
  static String with(String address, String parameter) {
    return address + (address.contains("?") ? '&' : '?') + parameter;
  }

  /** The response of a status; null where it is not documented. */
  JsonNode response(Operation operation, int status) {
    JsonNode response = operation.node().get("responses").get(Integer.toString(status));
    return response == null ? null : resolved(response);
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with a value; empty where nothing is. */
  Set<String> errors(JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    JsonSchema validator =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return validator.validate(value).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
