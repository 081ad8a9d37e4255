package dk.fristvagt.api.http;

import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.RestatementTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /api/v1/restatement}: why closed months are no longer as they closed. */
final class RestatementRoute implements Handler {

  static final String PATH = "/api/v1/restatement";

  private static final Set<String> PARAMETERS =
      Set.of(
          "rule",
          "municipality",
          "team",
          "caseworker",
          "from",
          "to",
          "period",
          "by",
          AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final Etags etags;

  RestatementRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    PeriodRange range = PeriodRange.of(parameters);
    Grouping by = parameters.choice("by", Grouping.values(), Grouping::label, Grouping.TEAM);
    GroupFilter filter =
        by == Grouping.CASEWORKER
            ? parameters.groupsByCaseworker(live.catalogue())
            : parameters.groups(live.catalogue());
    RestatementQuery query =
        new RestatementQuery(filter, range.from(), range.to(), range.period(), by);
    ViewSnapshot snapshot = live.snapshot();
    String question = "restatement " + parameters.canonical();
    Supplier<RestatementReport> report = () -> live.reports().restatement(snapshot, query);
    if (query.by() == Grouping.CASEWORKER) {
      FormattedAnswer.people(ctx, format, etags, snapshot, question, report, RestatementTable::of);
    } else {
      FormattedAnswer.figures(ctx, format, etags, snapshot, question, report, RestatementTable::of);
    }
  }
}
