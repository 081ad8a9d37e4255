package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.schemas.v1.Tick;
import io.confluent.kafka.schemaregistry.CompatibilityChecker;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once published, a schema stays readable for good, in both directions. To publish a new version:
 * {@code ./mvnw -pl schemas test -Dtest=FrozenSchemasTest -Dfristvagt.freeze=true}, which writes it
 * beside the old ones; never change an old one.
 */
class FrozenSchemasTest {

  private static final Path FROZEN = Path.of("src", "main", "avro-frozen");

  private static final String HOW_TO_FREEZE =
      "the schema has changed since its newest frozen version; if that is meant, publish it with"
          + " ./mvnw -pl schemas test -Dtest=FrozenSchemasTest -Dfristvagt.freeze=true";

  static Stream<Schema> published() {
    return Arrays.stream(PublishedSchema.values()).map(PublishedSchema::schema);
  }

  @ParameterizedTest
  @MethodSource("published")
  void isReadableBothWaysWithEveryFrozenVersion(Schema current) throws IOException {
    List<ParsedSchema> frozen = new ArrayList<>(frozen(current.getName()));
    assertThat(frozen).isNotEmpty();

    assertThat(checker().isCompatible(new AvroSchema(current), frozen)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("published")
  void isTheNewestFrozenVersion(Schema current) throws IOException {
    List<AvroSchema> frozen = frozen(current.getName());
    boolean same =
        !frozen.isEmpty() && frozen.get(frozen.size() - 1).equals(new AvroSchema(current));
    if (!same && Boolean.getBoolean("fristvagt.freeze")) {
      assertThat(checker().isCompatible(new AvroSchema(current), new ArrayList<>(frozen)))
          .isEmpty();
      write(current, frozen.size() + 1);
      return;
    }

    assertThat(same).as(HOW_TO_FREEZE).isTrue();
  }

  @Test
  void nothingIsFrozenThatIsNotPublished() throws IOException {
    try (Stream<Path> directories = Files.list(FROZEN)) {
      assertThat(directories.map(directory -> directory.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(published().map(Schema::getName).toList());
    }
  }

  @Test
  void aNewRequiredFieldWouldBeRefused() throws IOException {
    Schema grown =
        new Schema.Parser()
            .parse(
                Tick.getClassSchema()
                    .toString()
                    .replace("\"fields\":[", "\"fields\":[{\"name\":\"added\",\"type\":\"int\"},"));

    assertThat(checker().isCompatible(new AvroSchema(grown), new ArrayList<>(frozen("Tick"))))
        .isNotEmpty();
  }

  private static CompatibilityChecker checker() {
    return CompatibilityChecker.checker(CompatibilityLevel.FULL_TRANSITIVE);
  }

  /** The frozen versions, oldest first. */
  private static List<AvroSchema> frozen(String record) throws IOException {
    List<AvroSchema> versions = new ArrayList<>();
    for (int version = 1; Files.exists(file(record, version)); version++) {
      versions.add(new AvroSchema(Files.readString(file(record, version))));
    }
    return versions;
  }

  private static void write(Schema schema, int version) throws IOException {
    Path file = file(schema.getName(), version);
    Files.createDirectories(file.getParent());
    Files.writeString(file, schema.toString(true) + "\n");
  }

  private static Path file(String record, int version) {
    return FROZEN.resolve(record).resolve("v" + version + ".avsc");
  }
}
