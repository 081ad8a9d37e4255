package dk.fristvagt.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.report.ForecastQuery;
import dk.fristvagt.api.report.ForecastReport;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.app.command.CommandRun;
import dk.fristvagt.app.replay.Replay;
import dk.fristvagt.app.replay.ReplaySettings;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.ImportedFacts;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.TickRule;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.NdjsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a small generated municipality in a running service: what it says of another catalogue,
 * which cases it draws and what it forecasts is what the files themselves give, and what a replay
 * over another number of partitions does.
 */
@Tag("system")
class OutlookTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 3, (short) 1);
  private static final String END = "2024-06-01T10:00:00Z";

  @TempDir private Path directory;

  @Test
  @Timeout(600)
  void theServiceSaysWhatTheFilesSay() throws Exception {
    Path facts = facts();
    Path tried = directory.resolve("tried.yaml");
    Files.writeString(
        tried, BuiltInCatalogues.dkChildServicesYaml().replace("within: P4M", "within: P3M"));
    String catalogue = tried.toString();
    CommandRun figuresOfFiles =
        CommandRun.of(
            "whatif",
            "--catalogue",
            catalogue,
            "--until",
            END,
            "--by",
            "team",
            "--json",
            facts.toString());
    CommandRun obligationsOfFiles =
        CommandRun.of(
            "whatif",
            "--catalogue",
            catalogue,
            "--until",
            END,
            "--obligations",
            "--json",
            facts.toString());
    JsonNode sampleOfFiles =
        json(
            CommandRun.of(
                "audit",
                "sample",
                "--period",
                "2024-Q2",
                "--seed",
                "s-1",
                "--json",
                facts.toString()));
    assertThat(figuresOfFiles.outLines()).hasSizeGreaterThan(100);
    assertThat(obligationsOfFiles.outLines()).hasSizeGreaterThan(10);
    assertThat(sampleOfFiles.path("drawn").asInt()).isGreaterThan(3);
    ForecastReport replayed = replay(facts);

    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    try (StopSignal stop = StopSignal.ofJob()) {
      try (SystemAccess system = SystemAccess.embedded(data, stop)) {
        ImportedFacts.of(facts, system.connection(), TOPICS, stop);
      }
      try (SystemAccess system = SystemAccess.started(data);
          LiveService service =
              LiveService.start(settings(data), system.connection(), Duration.ZERO, true, stop)) {
        while (service.service().clock().orElse(Long.MIN_VALUE)
            < Instant.parse(END).toEpochMilli()) {
          service.requireAlive();
          stop.await(Duration.ofMillis(20));
        }
        String url = service.address().toString();

        CommandRun figures =
            CommandRun.of(
                "whatif", "--catalogue", catalogue, "--by", "team", "--json", "--url", url);
        CommandRun obligations =
            CommandRun.of(
                "whatif", "--catalogue", catalogue, "--obligations", "--json", "--url", url);
        JsonNode sample =
            json(
                CommandRun.of(
                    "audit",
                    "sample",
                    "--period",
                    "2024-Q2",
                    "--seed",
                    "s-1",
                    "--json",
                    "--url",
                    url));
        JsonNode forecast = json(CommandRun.of("forecast", "--json", "--url", url));

        assertThat(figures.outLines()).isEqualTo(figuresOfFiles.outLines());
        assertThat(obligations.outLines()).isEqualTo(obligationsOfFiles.outLines());
        assertThat(sample.path("groups")).isEqualTo(sampleOfFiles.path("groups"));
        assertThat(forecast.path("days")).hasSizeGreaterThan(10);
        JsonNode ofReplay = JSON.readTree(ReportJson.bytes(replayed));
        assertThat(forecast.path("all")).isEqualTo(ofReplay.path("all"));
        assertThat(forecast.path("rules")).isEqualTo(ofReplay.path("rules"));
        assertThat(forecast.path("days")).isEqualTo(ofReplay.path("days"));
      }
    }
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return JSON.readTree(run.out());
  }

  private static ServiceSettings settings(DataDirectory data) {
    return new ServiceSettings(
        TOPICS,
        BuiltInCatalogues.dkChildServices(),
        Set.of(LiveService.WALL_CLOCK),
        "outlook-test",
        data.streamsState(),
        2,
        0,
        () -> Instant.parse(END),
        Duration.ofMinutes(1),
        Map.of(),
        Population.NONE);
  }

  private static ForecastReport replay(Path facts) throws IOException {
    try (StopSignal stop = StopSignal.ofJob();
        Replay replay =
            Replay.run(
                new ReplaySettings(
                    List.of(facts),
                    Optional.of(Instant.parse(END)),
                    TickRule.hourly(),
                    BuiltInCatalogues.dkChildServices(),
                    2),
                Progress.SILENT,
                stop)) {
      return replay.forecast(ForecastQuery.DEFAULT);
    }
  }

  /** What the service must not see yet is left out. */
  private Path facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    new HistoryGenerator(
            GeneratorSettings.ofSize(
                "0330", 60, LocalDate.of(2023, 3, 1), LocalDate.of(2024, 6, 1), 20230301))
        .generate(facts::add);
    facts.removeIf(fact -> fact.registeredAt().epochMilli() > Instant.parse(END).toEpochMilli());
    Collections.shuffle(facts, new Random(5));
    Path file = directory.resolve("facts.ndjson");
    try (OutputStream out = Files.newOutputStream(file);
        NdjsonWriter writer = new NdjsonWriter(out)) {
      for (Fact fact : facts) {
        writer.write(fact);
      }
    }
    return file;
  }
}
