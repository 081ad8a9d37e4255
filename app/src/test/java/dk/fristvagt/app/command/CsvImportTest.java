package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("system")
class CsvImportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void figuresAreTheSameFromNdjsonAndFromTheCsvExportOfTheSameFacts() {
    String[] world = {"--cases", "20", "--from", "2021-01-01", "--to", "2021-04-01"};
    Path ndjson = directory.resolve("facts.ndjson");
    Path export = directory.resolve("export");
    generate(world, "--output", ndjson.toString());
    generate(world, "--format", "csv", "--output", export.toString());

    String[] report = {"--until", "2021-04-01", "--report", "compliance", "--tick", "P1D"};
    CapturedRun fromNdjson = run(report, "replay", ndjson.toString());
    CapturedRun fromCsv =
        run(
            report,
            "replay",
            export.toString(),
            "--mapping",
            export.resolve("mapping.yaml").toString());

    assertThat(fromCsv.exitCode()).isZero();
    assertThat(fromCsv.outLines()).isNotEmpty().isEqualTo(fromNdjson.outLines());
  }

  @Test
  void anImportThatIsKilledGoesOnAndTheLogHoldsEveryFactAtItsEnd() throws Exception {
    Path export = directory.resolve("export");
    generate(
        new String[] {"--cases", "200", "--from", "2019-01-01", "--to", "2022-01-01"},
        "--format",
        "csv",
        "--output",
        export.toString());
    Path data = directory.resolve("data");
    String[] target = {
      export.toString(),
      "--mapping",
      export.resolve("mapping.yaml").toString(),
      "--data",
      data.toString(),
      "--json"
    };
    JsonNode before = json(run(target, "import", "--dry-run"));
    assertThat(before.get("log").get("new").longValue())
        .isEqualTo(before.get("facts").longValue() - before.get("repeated").longValue())
        .isPositive();
    assertThat(data).doesNotExist();

    killAtFirstCheckpoint(target, data.resolve("imports"));
    JsonNode rest = json(run(target, "import"));

    // Rows of both parts are counted, each once.
    assertThat(rest.get("read")).isEqualTo(before.get("read"));
    assertThat(rest.get("written")).isEqualTo(before.get("facts"));
    assertThat(rest.get("rejected").longValue()).isZero();
    assertThat(resumeFiles(data.resolve("imports"))).isEmpty();
    JsonNode after = json(run(target, "import", "--dry-run"));
    assertThat(after.get("log").get("equal")).isEqualTo(before.get("log").get("new"));
    assertThat(after.get("log").get("new").longValue()).isZero();
    assertThat(after.get("log").get("conflicting").longValue()).isZero();
  }

  @Test
  void csvNeedsAMappingAndAMappingThatDoesNotFitIsSaidBeforeAnythingIsStarted() throws IOException {
    Path file = Files.writeString(directory.resolve("sager.csv"), "Id\n1\n");
    Path mapping = Files.writeString(directory.resolve("m.yaml"), "mapping: m\nfiles: []\n");
    Path data = directory.resolve("data");

    CapturedRun without = CapturedRun.of("import", file.toString(), "--data", data.toString());
    CapturedRun wrong =
        CapturedRun.of(
            "import", file.toString(), "--mapping", mapping.toString(), "--data", data.toString());

    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("needs a mapping").contains("--mapping FILE");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.errLines())
        .containsExactly("fristvagt import: " + mapping + ":2:8: files: is empty");
    assertThat(data).doesNotExist();
  }

  /** As kill -9. */
  private void killAtFirstCheckpoint(String[] target, Path checkpoints) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "import"));
    command.addAll(List.of(target));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      while (resumeFiles(checkpoints).isEmpty()) {
        assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
            .as("it ended before its first checkpoint")
            .isFalse();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(resumeFiles(checkpoints)).isNotEmpty();
  }

  private static List<Path> resumeFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".json")).toList();
    }
  }

  private static void generate(String[] world, String... more) {
    assertThat(
            run(world, Stream.concat(Stream.of("generate"), Stream.of(more)).toArray(String[]::new))
                .exitCode())
        .isZero();
  }

  private static CapturedRun run(String[] last, String... first) {
    return CapturedRun.of(Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new));
  }

  private static JsonNode json(CapturedRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }
}
