package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ConfigCheckCommandTest {

  @TempDir private Path directory;

  @Test
  void whatIsConfiguredIsPrintedWithWhereItComesFrom() throws IOException {
    Path file =
        file(
            """
            kafka:
              bootstrap-servers: kafka1:9092
            registry:
              url: https://registry
              username: me
              password: very-secret
            """);

    CapturedRun run =
        CapturedRun.of("config", "check", "--config", file.toString(), "--partitions", "6");
    CapturedRun json = CapturedRun.of("config", "check", "--json", "--config=" + file);

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().stream().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "setting value from",
            "kafka.bootstrap-servers kafka1:9092 " + file + ":2",
            "registry.password [hidden] " + file + ":6",
            "topics.partitions 6 --partitions",
            "http.port 8080 built in");
    assertThat(json.out())
        .contains("{\"valid\":true,\"settings\":[{\"key\":\"kafka.bootstrap-servers\",\"value\":");
    assertThat(run.out() + json.out() + run.err() + json.err()).doesNotContain("very-secret");
  }

  @Test
  void everyErrorIsPrintedAndEveryCommandThatReadsTheFileSaysThem() throws IOException {
    Path file = file("topics:\n  partitons: 3\nhttp:\n  port: x\n");

    CapturedRun check = CapturedRun.of("config", "check", "--config", file.toString());
    CapturedRun json = CapturedRun.of("config", "check", "--json", "--config", file.toString());
    CapturedRun serve =
        CapturedRun.of(
            "serve", "--embedded", "--data", directory.toString(), "--config", file.toString());

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.outLines())
        .containsExactly(
            file + ":2: topics.partitons: unknown key (did you mean topics.partitions?)",
            file + ":4: http.port: must be a whole number from 0 to 65535");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.out()).startsWith("{\"valid\":false,\"problems\":[").contains("\"line\":2");
    assertThat(serve.exitCode()).isEqualTo(1);
    assertThat(serve.errLines())
        .containsExactlyElementsOf(
            check.outLines().stream().map(line -> "fristvagt serve: " + line).toList());
  }

  @Test
  void withoutAnythingConfiguredThereIsNothingToConnectTo() {
    CapturedRun run = CapturedRun.of("config", "check", "--connect");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("kafka.bootstrap-servers is not configured", "registry.url is not configured");
  }

  @Test
  void optionsHaveTheirDefaultsInTheFileAndTheEnvironment() throws IOException {
    Path file =
        file(
            """
            topics:
              prefix: file.
              partitions: 8
            service:
              application-id: from-file
              threads: 3
              sources: [dubu, sensum]
              grace: PT2M
            http:
              port: 9000
            """);
    Map<String, String> environment =
        Map.of("FRISTVAGT_THREADS", "5", "FRISTVAGT_CONFIG", file.toString());

    CommandSpec serve = parsed(environment, "serve", "--port", "9001");
    CommandSpec demo = parsed(environment, "demo");

    assertThat((String) serve.findOption("--topic-prefix").getValue()).isEqualTo("file.");
    assertThat((int) serve.findOption("--partitions").getValue()).isEqualTo(8);
    assertThat((String) serve.findOption("--application-id").getValue()).isEqualTo("from-file");
    assertThat((int) serve.findOption("--threads").getValue()).isEqualTo(5);
    assertThat((List<String>) serve.findOption("--source").getValue())
        .containsExactly("dubu", "sensum");
    assertThat((Duration) serve.findOption("--grace").getValue()).isEqualTo(Duration.ofMinutes(2));
    assertThat((int) serve.findOption("--port").getValue()).isEqualTo(9001);
    assertThat((int) demo.findOption("--port").getValue())
        .as("a command that takes no configuration")
        .isEqualTo(8080);
  }

  @Test
  void aWrongVariableIsNoWrongUsage() {
    CommandSpec serve = parsed(Map.of("FRISTVAGT_THREADS", "many"), "serve");
    CapturedRun wrongUsage = CapturedRun.of("serve", "--embedded", "--data", "d", "--partitions=0");

    assertThat((int) serve.findOption("--threads").getValue()).isEqualTo(2);
    assertThat(wrongUsage.exitCode()).isEqualTo(2);
    assertThat(wrongUsage.err()).contains("--partitions must be a whole number from 1 to 10000.");
  }

  private static CommandSpec parsed(Map<String, String> environment, String... args) {
    CommandLine commandLine = FristvagtCommandLine.create(environment);
    return commandLine.parseArgs(args).subcommand().commandSpec();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("fristvagt.yaml"), yaml);
  }
}
