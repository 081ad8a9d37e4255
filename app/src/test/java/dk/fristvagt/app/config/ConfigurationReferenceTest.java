package dk.fristvagt.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference, the sample and the settings are the same. */
class ConfigurationReferenceTest {

  private static final Path DOCS = Path.of("..", "docs");

  @TempDir private Path directory;

  @Test
  void theReferenceHasEverySettingAsItIs() throws IOException {
    List<String> rows =
        Files.readAllLines(DOCS.resolve("configuration.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> line.contains("`FRISTVAGT_") || line.contains(".*`"))
            .toList();

    assertThat(rows).containsExactlyElementsOf(expectedRows());
  }

  @Test
  void theSampleHasEveryKeyAndNoOther() throws IOException {
    String sample = Files.readString(DOCS.resolve("fristvagt.yaml"));
    // Comments that are keys, and not prose, begin with a key and a colon.
    String all = sample.replaceAll("(?m)^( *)# ( *[a-z][a-z.-]*:)", "$1$2");
    Path file = Files.writeString(directory.resolve("all.yaml"), all);
    Set<String> known =
        Settings.all().stream()
            .flatMap(
                setting ->
                    setting.isSecret()
                        ? List.of(setting.key(), setting.key() + Setting.FILE_KEY).stream()
                        : List.of(setting.key()).stream())
            .collect(Collectors.toSet());

    ConfigFile read = ConfigFile.read(file, known, Settings.mapKeys());

    assertThat(read.problems()).isEmpty();
    assertThat(Settings.all())
        .allMatch(
            setting ->
                setting == KafkaKeys.PASSWORD
                    || read.value(setting.key()).isPresent()
                    || read.value(setting.key() + Setting.FILE_KEY).isPresent(),
            "stands in the sample");
    assertThat(Settings.mapKeys()).allMatch(key -> !read.map(key).isEmpty());
  }

  private static List<String> expectedRows() {
    List<String> rows = new ArrayList<>();
    for (Setting<?> setting : Settings.all()) {
      rows.add(
          "| `"
              + setting.key()
              + "` | `"
              + setting.variable()
              + "` | "
              + (setting.option() == null ? "" : "`" + setting.option() + "`")
              + " | "
              + setting.type().name()
              + " | "
              + (setting.builtIn() == null ? "" : "`" + setting.builtIn() + "`")
              + " | "
              + setting.meaning()
              + " |");
    }
    for (ClientKind kind : ClientKind.values()) {
      rows.add("| `" + kind.key() + ".*` |  |  | Kafka's own |  | " + kind.meaning() + " |");
    }
    rows.add(
        "| `"
            + IdentityKeys.GRANTS
            + ".*` |  |  | ours |  | "
            + IdentityKeys.GRANTS_MEANING
            + " |");
    return rows;
  }
}
