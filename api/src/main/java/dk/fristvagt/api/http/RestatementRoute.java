package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

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
    // Rows by caseworker are about people.
    boolean aboutPeople = query.by() == Grouping.CASEWORKER;
    ctx.header("Cache-Control", aboutPeople ? "no-store" : "no-cache");
    if (Etags.notModified(ctx, etags.of(snapshot, "restatement " + parameters.canonical()))) {
      return;
    }
    if (aboutPeople) {
      JsonAnswer.caseData(ctx, live.reports().restatement(snapshot, query));
    } else {
      JsonAnswer.figures(ctx, live.reports().restatement(snapshot, query));
    }
  }
}
