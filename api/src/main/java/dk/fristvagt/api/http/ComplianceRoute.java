package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.compliance.PeriodKind;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** {@code GET /api/v1/compliance}. */
final class ComplianceRoute implements Handler {

  private static final Set<String> PARAMETERS =
      Set.of("rule", "municipality", "team", "caseworker", "period", "from", "to", "basis", "by");

  private final LiveStatus live;
  private final Etags etags;

  ComplianceRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    ComplianceQuery query = query(parameters);
    ViewSnapshot snapshot = live.snapshot();
    // Rows by caseworker are about people.
    ctx.header("Cache-Control", query.by() == Grouping.CASEWORKER ? "no-store" : "no-cache");
    if (Etags.notModified(ctx, etags.of(snapshot, "compliance " + parameters.canonical()))) {
      return;
    }
    if (query.by() == Grouping.CASEWORKER) {
      JsonAnswer.caseData(ctx, live.reports().compliance(snapshot, query));
    } else {
      JsonAnswer.figures(ctx, live.reports().compliance(snapshot, query));
    }
  }

  private ComplianceQuery query(QueryParameters parameters) {
    LocalDate from = parameters.date("from");
    LocalDate to = parameters.date("to");
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemException.badParameter(
          "to", "Må ikke ligge før 'from'.", "Must not lie before 'from'.");
    }
    return new ComplianceQuery(
        parameters.groups(live.catalogue()),
        from,
        to,
        parameters.choice(
            "period",
            PeriodKind.values(),
            kind -> kind.name().toLowerCase(Locale.ROOT),
            PeriodKind.MONTH),
        parameters.choice("basis", Basis.values(), Basis::label, Basis.DUE),
        parameters.choice("by", Grouping.values(), Grouping::label, Grouping.TEAM));
  }
}
