package dk.fristvagt.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.fristvagt.api.http.Contract.Operation;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/** Holds answers against the contract, and remembers which of the documented ones there were. */
final class ContractCheck {

  final Contract contract;
  private final Set<String> produced = new TreeSet<>();
  private final SoftAssertions softly = new SoftAssertions();

  ContractCheck(Contract contract) {
    this.contract = contract;
  }

  Operation operation(String method, String path) {
    return contract.operation(method, path);
  }

  /** Data of an event of a stream that is documented with its schemas. */
  void event(Operation operation, String name, JsonNode data) {
    JsonNode schema = events(operation).get(name);
    softly.assertThat(schema).as(operation + " event " + name + " is documented").isNotNull();
    if (schema != null) {
      produced.add(operation + " event " + name);
      softly.assertThat(contract.errors(schema, data)).as(name + ' ' + data).isEmpty();
    }
  }

  /**
   * Fails where an answer was not as documented, or one that is documented was never given.
   *
   * @param except documented, and not to be brought about
   */
  void assertAll(Set<String> except) {
    Set<String> documented = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      operation
          .node()
          .get("responses")
          .fieldNames()
          .forEachRemaining(status -> documented.add(operation + " " + status));
      contract
          .response(operation, 200)
          .get("content")
          .fieldNames()
          .forEachRemaining(type -> documented.add(operation + " 200 " + type));
      events(operation)
          .fieldNames()
          .forEachRemaining(name -> documented.add(operation + " event " + name));
    }
    documented.removeAll(except);
    softly.assertThat(produced).isEqualTo(documented);
    softly.assertAll();
  }

  private JsonNode events(Operation operation) {
    return contract
        .response(operation, 200)
        .path("content")
        .path("text/event-stream")
        .path("x-event-data");
  }

  void check(Operation operation, Answer answer, int status) throws IOException {
    String what = operation + " " + status;
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    softly.assertThat(answer.status()).as(what + ": " + body).isEqualTo(status);
    if (answer.status() != status) {
      return;
    }
    produced.add(what);
    JsonNode response = contract.response(operation, status);
    softly.assertThat(response).as(what + " is documented").isNotNull();
    if (response == null) {
      return;
    }
    headers(what, response, answer.headers());
    if (!response.has("content")) {
      softly.assertThat(answer.body()).as(what).isEmpty();
      return;
    }
    String type =
        answer.headers().firstValue("Content-Type").orElseThrow().split(";", -1)[0].strip();
    JsonNode content = response.get("content").get(type);
    softly.assertThat(content).as(what + " as " + type + " is documented").isNotNull();
    if (content == null) {
      return;
    }
    if (status == 200) {
      produced.add(what + " " + type);
    }
    switch (type) {
      case "application/json", "application/problem+json" ->
          softly
              .assertThat(contract.errors(content.get("schema"), Contract.JSON.readTree(body)))
              .as(what + " " + body)
              .isEmpty();
      case "text/event-stream" -> softly.assertThat(body).startsWith("retry: ");
      case "text/plain" -> softly.assertThat(body).startsWith("# HELP ").endsWith("\n");
      case "application/openmetrics-text" -> softly.assertThat(body).endsWith("# EOF\n");
      case "application/vnd.google.protobuf" -> softly.assertThat(answer.body()).isNotEmpty();
      case "text/csv" -> softly.assertThat(body).startsWith("\ufeff").endsWith("\r\n");
      case "application/vnd.aai.asyncapi+yaml" ->
          softly.assertThat(body).startsWith("asyncapi: 3.0");
      case "application/yaml" -> softly.assertThat(body).startsWith("openapi: 3.1");
      default -> softly.assertThat(body).startsWith("PK");
    }
  }

  private void headers(String what, JsonNode response, HttpHeaders headers) {
    response
        .path("headers")
        .properties()
        .forEach(
            one -> {
              JsonNode header = contract.resolved(one.getValue());
              Optional<String> value = headers.firstValue(one.getKey());
              if (header.path("required").asBoolean()) {
                softly.assertThat(value).as(what + ' ' + one.getKey()).isPresent();
              }
              value.ifPresent(
                  text ->
                      softly
                          .assertThat(contract.errors(header.get("schema"), new TextNode(text)))
                          .as(what + ' ' + one.getKey())
                          .isEmpty());
            });
    for (String name :
        List.of(
            "ETag",
            "Link",
            "Retry-After",
            "Content-Disposition",
            "Vary",
            "X-Accel-Buffering",
            "Content-Language",
            "X-Total-Count",
            "Fristvagt-Clock",
            "Fristvagt-Partitions",
            "Allow")) {
      if (headers.firstValue(name).isPresent()) {
        softly.assertThat(response.path("headers").has(name)).as(what + ' ' + name).isTrue();
      }
    }
  }
}
