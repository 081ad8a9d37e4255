package dk.fristvagt.streams.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dk.fristvagt.schemas.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of the topics, as it is written in the docs. */
final class AsyncApiDocument {

  static final ObjectMapper JSON = new ObjectMapper();
  static final AsyncApiDocument INSTANCE = new AsyncApiDocument();

  final JsonNode root;

  /**
   * A documented message.
   *
   * @param channel its name in the document
   * @param record the name of its Avro schema, or null of a tombstone
   */
  record Message(String channel, String name, JsonNode node, String record) {

    @Override
    public String toString() {
      return channel + ' ' + name;
    }
  }

  private AsyncApiDocument() {
    try {
      String yaml = Files.readString(Path.of("..", "docs", "asyncapi.yaml"));
      root = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every message of every channel. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> channel : root.get("channels").properties()) {
      for (Map.Entry<String, JsonNode> one : channel.getValue().get("messages").properties()) {
        JsonNode message = resolved(one.getValue());
        String schema = message.path("payload").path("$ref").asText(null);
        messages.add(
            new Message(
                channel.getKey(),
                one.getKey(),
                message,
                schema == null ? null : schema.substring(schema.lastIndexOf('/') + 1)));
      }
    }
    return messages;
  }

  /** Of a topic, by its name with an empty prefix. */
  JsonNode channel(String topic) {
    for (JsonNode channel : root.get("channels")) {
      if (channel.get("address").asText().replace("{prefix}", "").equals(topic)) {
        return channel;
      }
    }
    throw new AssertionError("no channel of " + topic);
  }

  /** The name of the topic that a channel is about, without a prefix. */
  static String topic(JsonNode channel) {
    String address = channel.get("address").asText();
    if (!address.startsWith("{prefix}")) {
      throw new AssertionError(address);
    }
    return new TopicNames("").prefix() + address.substring("{prefix}".length());
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with the headers of a record. */
  List<String> errors(String headersSchema, JsonNode headers) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(root.at("/components/schemas/" + headersSchema))
        .validate(headers, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Headers as JSON; of one that is there twice the test is over. */
  static JsonNode json(Headers headers) {
    var node = JSON.createObjectNode();
    for (Header header : headers) {
      if (node.has(header.key())) {
        throw new AssertionError(header.key() + " is there twice");
      }
      node.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return node;
  }
}
