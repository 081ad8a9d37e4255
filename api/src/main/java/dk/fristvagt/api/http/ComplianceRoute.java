package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.ComplianceReport;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.ComplianceTable;
import dk.fristvagt.rules.compliance.PeriodKind;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /api/v1/compliance}. */
final class ComplianceRoute implements Handler {

  private static final Set<String> PARAMETERS =
      Set.of(
          "rule",
          "municipality",
          "team",
          "caseworker",
          "period",
          "from",
          "to",
          "basis",
          "by",
          AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final Etags etags;

  ComplianceRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    ComplianceQuery query = query(parameters);
    ViewSnapshot snapshot = live.snapshot();
    String question = "compliance " + parameters.canonical();
    Supplier<ComplianceReport> report = () -> live.reports().compliance(snapshot, query);
    if (query.by() == Grouping.CASEWORKER) {
      FormattedAnswer.people(ctx, format, etags, snapshot, question, report, ComplianceTable::of);
    } else {
      FormattedAnswer.figures(ctx, format, etags, snapshot, question, report, ComplianceTable::of);
    }
  }

  private ComplianceQuery query(QueryParameters parameters) {
    Grouping by = parameters.choice("by", Grouping.values(), Grouping::label, Grouping.TEAM);
    GroupFilter filter =
        by == Grouping.CASEWORKER
            ? parameters.groupsByCaseworker(live.catalogue())
            : parameters.groups(live.catalogue());
    LocalDate from = parameters.date("from");
    return new ComplianceQuery(
        filter,
        from,
        parameters.dateNotBefore("to", "from", from),
        parameters.choice(
            "period",
            PeriodKind.values(),
            kind -> kind.name().toLowerCase(Locale.ROOT),
            PeriodKind.MONTH),
        parameters.choice("basis", Basis.values(), Basis::label, Basis.DUE),
        by);
  }
}
