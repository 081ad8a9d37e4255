package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "serve",
        "import",
        "generate",
        "scenarios",
        "scenarios list",
        "scenarios show",
        "replay",
        "explain",
        "whatif",
        "forecast",
        "forecast backtest",
        "audit",
        "audit sample",
        "rules",
        "rules check",
        "rules list",
        "rules show",
        "topics",
        "topics create",
        "topology",
        "config",
        "config check"
      })
  void everyCommandExplainsItself(String command) {
    CapturedRun run = CapturedRun.of((command + " --help").trim().split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: " + ("fristvagt " + command).trim());
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "replay",
        "replay --nonsense x.ndjson",
        "replay x.ndjson --report nonsense",
        "replay x.ndjson --until yesterday",
        "replay x.ndjson --tick PT0S",
        "replay x.ndjson --tick often",
        "replay x.ndjson --partitions 0",
        "import x.ndjson --data d --bootstrap-servers localhost:9092",
        "generate --municipality 33",
        "generate --from 2022-01-01 --to 2021-01-01",
        "generate --from soon",
        "generate --municipality 0330,9999",
        "generate --scenario slagelse-2019 --cases 30",
        "serve --embedded",
        "serve --data d",
        "serve --embedded --data d --no-ticks",
        "serve --embedded --data d --grace=-PT1S",
        "serve --port 99999",
        "serve --embedded --data d --host 0.0.0.0",
        "serve --embedded --data d --public-url https://fristvagt.example",
        "demo --speed 0",
        "demo --speed fast",
        "demo --port -1",
        "demo --cases 1",
        "whatif x.ndjson",
        "whatif --catalogue x.yaml x.ndjson --url http://127.0.0.1:1/",
        "whatif --catalogue x.yaml --baseline y.yaml",
        "whatif --catalogue x.yaml --limit -1 x.ndjson",
        "forecast --by nonsense",
        "forecast backtest x.ndjson",
        "forecast backtest x.ndjson --from 2021-01-02 --to 2021-01-31",
        "audit sample --period 2021",
        "audit sample --period 2021-03 --plan team-quarter",
        "audit sample --period 2021-03 --n 0",
        "audit sample --period 2021-03 --seed a/b",
        "rules show",
        "explain",
        "explain x --until 2021-03-01",
        "explain x facts.ndjson --url http://localhost:1/",
        "rules list --lang fr"
      })
  void wrongUsageIsToldInOneLineAndExitsWithTwo(String command) {
    CapturedRun run = CapturedRun.of(command.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).isNotEmpty();
    assertThat(run.errLines().get(0)).contains("--help").startsWith("fristvagt");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void anImportHasToSayWhereTo() throws IOException {
    Path file = Files.createFile(directory.resolve("facts.ndjson"));

    CapturedRun run = CapturedRun.of("import", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--bootstrap-servers").contains("--data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "import --data DIR"})
  void aMissingFileIsToldInOneLineAndExitsWithOne(String command) {
    String missing = directory.resolve("missing.ndjson").toString();

    CapturedRun run =
        CapturedRun.of((command.replace("DIR", directory.toString()) + " " + missing).split(" "));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains(missing);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownScenarioIsAnsweredWithThoseThereAre() {
    CapturedRun run = CapturedRun.of("generate", "--scenario", "nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nonsense").contains("ordinary").contains("slagelse-2019");
  }

  @Test
  void theSameSeedGeneratesTheSameFacts() {
    String[] command = {
      "generate", "--cases", "20", "--from", "2022-01-01", "--to", "2022-02-01", "--seed", "5"
    };

    CapturedRun once = CapturedRun.of(command);
    CapturedRun again = CapturedRun.of(command);

    assertThat(once.exitCode()).isZero();
    assertThat(once.outLines()).hasSizeGreaterThan(100).allMatch(line -> line.startsWith("{"));
    assertThat(again.out()).isEqualTo(once.out());
  }

  @Test
  void severalMunicipalitiesAreGeneratedAtOnce() {
    CapturedRun run =
        CapturedRun.of(
            "generate",
            "--municipality",
            "0825,0563",
            "--cases",
            "20",
            "--from",
            "2022-01-01",
            "--to",
            "2022-02-01");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .allMatch(line -> line.contains("\"0825\"") || line.contains("\"0563\""))
        .anyMatch(line -> line.contains("\"0825\""))
        .anyMatch(line -> line.contains("\"0563\""));
  }

  @Test
  void aScenarioSaysItsFiguresItsSourceAndItsCommands() {
    CapturedRun list = CapturedRun.of("scenarios", "list");
    CapturedRun show = CapturedRun.of("scenarios", "show", "slagelse-2019");

    assertThat(list.outLines()).hasSize(5).anyMatch(line -> line.startsWith("slagelse-2019: "));
    assertThat(show.exitCode()).isZero();
    assertThat(show.out())
        .contains("Source: ")
        .contains("fristvagt generate --scenario slagelse-2019")
        .contains("--until 2019-09-05T00:00:00+02:00");
    assertThat(CapturedRun.of("scenarios", "show", "copenhagen-2008", "--catalogue").out())
        .contains("catalogue: copenhagen-2008");
    assertThat(CapturedRun.of("scenarios", "show", "nonsense").exitCode()).isEqualTo(1);
  }

  @Test
  void everyRuleIsListedOnALine() {
    CapturedRun run = CapturedRun.of("rules", "list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .anyMatch(line -> line.startsWith("assessment-4m: "))
        .anyMatch(line -> line.startsWith("caseload: "));
  }

  @Test
  void aRuleIsExplainedInDanish() {
    CapturedRun run = CapturedRun.of("rules", "show", "notification-assessed-24h", "--lang", "da");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("24 timer").contains("SEL §155(2)");
  }

  @Test
  void aRuleThatIsNoneIsAFailure() {
    CapturedRun run = CapturedRun.of("rules", "show", "nonsense");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains("nonsense");
  }

  @Test
  void everyErrorOfACatalogueIsPrintedWithItsLine() throws IOException {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(file, "id: mine\nnonsense: 1\nrules:\n  - id: a\n    kind: riddle\n");

    CapturedRun check = CapturedRun.of("rules", "check", file.toString());
    CapturedRun json = CapturedRun.of("rules", "check", file.toString(), "--json");
    CapturedRun replay = CapturedRun.of("replay", "--catalogue", file.toString(), file.toString());

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.outLines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.startsWith(file + ":"))
        .anyMatch(line -> line.startsWith(file + ":2:"))
        .anyMatch(line -> line.startsWith(file + ":5:"));
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.out()).contains("\"valid\":false").contains("\"line\":2");
    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.out()).isEmpty();
    assertThat(replay.errLines()).hasSameSizeAs(check.outLines());
  }

  @Test
  void theTopologyNamesItsStores() {
    CapturedRun run = CapturedRun.of("topology", "--topic-prefix", "test.");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("case-processor").contains("test.case-changes");
  }
}
