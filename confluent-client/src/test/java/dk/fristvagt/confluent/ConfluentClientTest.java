package dk.fristvagt.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rebuilt classes work with the plain Jackson, Guava, Avro and Kafka of this build. */
class ConfluentClientTest {

  private static final String SCOPE = "confluent-client-test";

  private static final Schema SCHEMA =
      SchemaBuilder.record("Deadline")
          .namespace("dk.fristvagt.confluent")
          .fields()
          .requiredString("caseId")
          .requiredLong("due")
          .endRecord();

  @AfterEach
  void dropMockRegistry() {
    MockSchemaRegistry.dropScope(SCOPE);
  }

  @Test
  void noClassRefersToARenamedLibrary() throws Exception {
    List<String> renamed = new ArrayList<>();
    URI location = AvroSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path source = Path.of(location);
    if (Files.isDirectory(source)) {
      collectRenamed(source, renamed);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        collectRenamed(jar.getPath("/"), renamed);
      }
    }
    assertThat(renamed).isEmpty();
  }

  private static void collectRenamed(Path root, List<String> found) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains("org/apache/pinot") || bytes.contains("org.apache.pinot")) {
          found.add(root.relativize(file).toString());
        }
      }
    }
  }

  @Test
  void requestsLinkWithPlainJackson() throws Exception {
    RegisterSchemaRequest request =
        RegisterSchemaRequest.fromJson("{\"schema\":\"\\\"string\\\"\"}");
    assertThat(request.getSchema()).isEqualTo("\"string\"");
    assertThat(request.toJson()).contains("\"schema\":\"\\\"string\\\"\"");
  }

  @Test
  void compatibilityChecksLinkWithPlainGuavaAndAvro() {
    AvroSchema schema = new AvroSchema(SCHEMA);
    AvroSchema withRequiredField =
        new AvroSchema(
            SchemaBuilder.record("Deadline")
                .namespace("dk.fristvagt.confluent")
                .fields()
                .requiredString("caseId")
                .requiredLong("due")
                .requiredString("team")
                .endRecord());
    assertThatCode(() -> schema.validate(true)).doesNotThrowAnyException();
    List<ParsedSchemaHolder> earlier = List.of(new SimpleParsedSchemaHolder(schema));
    assertThat(withRequiredField.isCompatible(CompatibilityLevel.BACKWARD, earlier)).isNotEmpty();
    assertThat(schema.isCompatible(CompatibilityLevel.BACKWARD, earlier)).isEmpty();
  }

  @Test
  void recordsSurviveARoundTripThroughSerializerAndDeserializer() {
    Map<String, ?> config = Map.of("schema.registry.url", "mock://" + SCOPE);
    GenericRecord deadline =
        new GenericRecordBuilder(SCHEMA).set("caseId", "c-æøå").set("due", 42L).build();
    try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
      serializer.configure(config, false);
      deserializer.configure(config, false);
      byte[] bytes = serializer.serialize("deadlines", deadline);
      Object read = deserializer.deserialize("deadlines", bytes);
      assertThat(bytes[0]).as("magic byte").isZero();
      assertThat(read).hasToString(deadline.toString());
    }
  }
}
