package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.fristvagt.api.report.AuditSampleQuery;
import dk.fristvagt.api.report.AuditSampleReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.FactFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.audit.AuditDraw;
import dk.fristvagt.rules.audit.AuditPeriod;
import dk.fristvagt.rules.audit.AuditPlan;
import dk.fristvagt.rules.calendar.Calendars;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a sample of cases. */
@Command(
    name = "sample",
    description = {
      "Draws open cases at random, so many of each caseworker for a month, or of each team for a"
          + " quarter; the same seed draws the same cases.",
      "With FILEs from their facts; without, asks a running service."
    })
final class AuditSampleCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SEED_BYTES = 8;

  /** {@link AuditPlan} by the names of the options. */
  enum Plan {
    CASEWORKER_MONTH(AuditPlan.CASEWORKER_MONTH),
    TEAM_QUARTER(AuditPlan.TEAM_QUARTER);

    private final AuditPlan plan;

    Plan(AuditPlan plan) {
      this.plan = plan;
    }

    @Override
    public String toString() {
      return plan.label();
    }
  }

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of facts (NDJSON), in any order.")
  private List<Path> files = List.of();

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "A month such as 2021-03, or a quarter such as 2021-Q1.")
  private String period;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description = "One of ${COMPLETION-CANDIDATES} (default: the one that goes with the period).")
  private Plan plan;

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "Cases of each group (default: 1 of a caseworker, 5 of a team).")
  private Integer n;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "Draw as this seed does: letters, digits, dots, dashes (default: a new one).")
  private String seed;

  @Option(names = "--municipality", paramLabel = "CODE", description = "Only this municipality.")
  private String municipality;

  @Option(names = "--json", description = "Print the sample as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    AuditPeriod drawn = period();
    AuditPlan by = plan(drawn);
    if (n != null && (n < 1 || n > AuditSampleQuery.MAX_N)) {
      throw usage("--n must be from 1 to " + AuditSampleQuery.MAX_N + '.');
    }
    if (seed != null && !AuditDraw.isSeed(seed)) {
      throw usage("--seed must be 1 to 64 letters (a-z), digits, dots, dashes and underscores.");
    }
    if (!files.isEmpty() && service.isGiven()) {
      throw usage("FILEs and --url or --data exclude each other.");
    }
    JsonNode report = files.isEmpty() ? ofService(by) : ofFiles(by, drawn);
    if (json) {
      StandardOutput.line(report.toString());
    } else {
      print(report);
    }
    return 0;
  }

  private AuditPeriod period() {
    try {
      return AuditPeriod.parse(period);
    } catch (DateTimeException e) {
      throw usage("--period must be a month such as 2021-03 or a quarter such as 2021-Q1.");
    }
  }

  private AuditPlan plan(AuditPeriod drawn) {
    if (plan != null) {
      if (plan.plan.period() != drawn.kind()) {
        throw usage("--plan caseworker-month needs a month, team-quarter a quarter.");
      }
      return plan.plan;
    }
    return drawn.kind() == AuditPlan.TEAM_QUARTER.period()
        ? AuditPlan.TEAM_QUARTER
        : AuditPlan.CASEWORKER_MONTH;
  }

  private JsonNode ofService(AuditPlan by) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("period", period);
    parameters.put("plan", by.label());
    parameters.put("n", n == null ? null : n.toString());
    parameters.put("seed", seed);
    parameters.put("municipality", municipality);
    return service.client().get("api/v1/audit-samples", parameters);
  }

  private JsonNode ofFiles(AuditPlan by, AuditPeriod drawn) throws IOException {
    FactFiles.requireReadable(files);
    Calendars calendars = Calendars.danish(false);
    String used = seed != null ? seed : newSeed();
    int size = n == null ? by.usualSize() : n;
    AuditDraw draw = new AuditDraw(by, drawn, used, size, calendars);
    FactFiles facts;
    try (StopSignal stop = StopSignal.ofJob();
        Progress progress = Terminal.progress()) {
      facts = FactFiles.read(files, Optional.empty(), progress, stop);
      if (calendars.of("").startOf(drawn.firstDay()) > facts.clock()) {
        throw new CommandFailure("the facts end before " + period + " begins; choose another");
      }
      facts.forEachCase(
          (id, records) -> {
            if (municipality == null || municipality.equals(id.municipality())) {
              draw.add(id, records);
            }
          });
    }
    facts
        .rejected()
        .ifPresent(
            text -> command.commandLine().getErr().println(command.qualifiedName() + ": " + text));
    return JSON.readTree(
        ReportJson.bytes(AuditSampleReport.of(facts.clock(), by, drawn, used, size, draw)));
  }

  private static String newSeed() {
    byte[] bytes = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void print(JsonNode report) {
    StandardOutput.line(
        report.path("plan").asText()
            + ' '
            + report.path("period").asText()
            + ", seed "
            + report.path("seed").asText()
            + ": "
            + report.path("drawn").asText()
            + " of "
            + report.path("population").asText()
            + " cases open at the beginning of "
            + report.path("knownOn").asText());
    TextTable table = new TextTable(4, "municipality", "team", "caseworker", "case", "drawn from");
    for (JsonNode group : report.path("groups")) {
      for (JsonNode one : group.path("cases")) {
        table.row(
            group.path("municipality").asText(),
            one.path("team").asText(),
            one.path("caseworker").asText(),
            one.path("caseId").asText(),
            group.path("population").asText());
      }
    }
    if (!table.isEmpty()) {
      StandardOutput.line("");
      table.print();
    }
    if (report.path("tooSmall").asInt() > 0) {
      StandardOutput.line("");
      StandardOutput.line(
          report.path("tooSmall").asText()
              + " groups have fewer than "
              + report.path("n").asText()
              + " open cases; all of theirs are drawn.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
