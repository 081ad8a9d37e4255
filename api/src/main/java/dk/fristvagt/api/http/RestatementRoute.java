package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /api/v1/restatement}: why closed months are no longer as they closed. */
final class RestatementRoute implements Handler {

  static final String PATH = "/api/v1/restatement";

  private static final Set<String> PARAMETERS =
      Set.of("rule", "municipality", "team", "caseworker", "from", "to", "period", "by");

  private final LiveStatus live;
  private final Etags etags;

  RestatementRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    PeriodRange range = PeriodRange.of(parameters);
    RestatementQuery query =
        new RestatementQuery(
            parameters.groups(live.catalogue()),
            range.from(),
            range.to(),
            range.period(),
            parameters.choice("by", Grouping.values(), Grouping::label, Grouping.TEAM));
    ViewSnapshot snapshot = live.snapshot();
    String question = "restatement " + parameters.canonical();
    Supplier<RestatementReport> report = () -> live.reports().restatement(snapshot, query);
    if (query.by() == Grouping.CASEWORKER) {
      ViewAnswer.people(ctx, etags, snapshot, question, report);
    } else {
      ViewAnswer.figures(ctx, etags, snapshot, question, report);
    }
  }
}
