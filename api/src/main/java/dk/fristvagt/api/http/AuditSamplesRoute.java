package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AuditSampleCalculation;
import dk.fristvagt.api.report.AuditSampleQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.AuditSampleTable;
import dk.fristvagt.rules.audit.AuditDraw;
import dk.fristvagt.rules.audit.AuditPeriod;
import dk.fristvagt.rules.audit.AuditPlan;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** {@code GET /api/v1/audit-samples}. */
final class AuditSamplesRoute implements Handler {

  static final String PATH = "/api/v1/audit-samples";

  private static final String PERIOD = "period";
  private static final String SEED = "seed";
  private static final int SEED_BYTES = 8;
  private static final Set<String> PARAMETERS =
      Set.of(PERIOD, "plan", "n", SEED, "municipality", AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final FactScans scans;
  private final AuditSampleCalculation calculation;
  private final SecureRandom random = new SecureRandom();

  AuditSamplesRoute(LiveStatus live, ApiBackend backend, FactScans scans) {
    this.live = live;
    this.scans = scans;
    this.calculation = new AuditSampleCalculation(backend.records(), backend.calendars());
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    AuditSampleQuery query = query(parameters);
    ViewSnapshot snapshot = live.snapshot();
    if (!calculation.hasBegun(snapshot, query)) {
      throw ProblemException.badParameter(
          PERIOD, "Perioden er ikke begyndt endnu.", "The period has not begun yet.");
    }
    FormattedAnswer.caseData(
        ctx,
        format,
        scans.run(ctx, () -> calculation.report(snapshot, query)),
        AuditSampleTable::of);
  }

  private AuditSampleQuery query(QueryParameters parameters) {
    AuditPlan plan =
        parameters.choice("plan", AuditPlan.values(), AuditPlan::label, AuditPlan.CASEWORKER_MONTH);
    AuditPeriod period =
        parameters.read(
            PERIOD,
            AuditPeriod::parse,
            "Skal være en måned som 2021-03 eller et kvartal som 2021-Q1.",
            "Must be a month such as 2021-03 or a quarter such as 2021-Q1.");
    if (period == null || period.kind() != plan.period()) {
      throw ProblemException.badParameter(
          PERIOD,
          "Planen caseworker-month kræver en måned, team-quarter et kvartal.",
          "The plan caseworker-month needs a month, team-quarter a quarter.");
    }
    String seed = parameters.one(SEED);
    if (seed != null && !AuditDraw.isSeed(seed)) {
      throw ProblemException.badParameter(
          SEED,
          "Skal være 1 til 64 bogstaver (a–z), tal, punktummer og streger.",
          "Must be 1 to 64 letters (a–z), digits, dots and dashes.");
    }
    return new AuditSampleQuery(
        plan,
        period,
        seed != null ? seed : newSeed(),
        parameters.number("n", 1, AuditSampleQuery.MAX_N, plan.usualSize()),
        parameters.groups(live.catalogue()));
  }

  private String newSeed() {
    byte[] bytes = new byte[SEED_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
