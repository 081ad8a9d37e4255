package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.TargetsTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/targets}. */
final class TargetsRoute implements Handler {

  static final String PATH = "/api/v1/targets";

  private static final Set<String> PARAMETERS =
      Set.of("rule", "municipality", "team", "by", AnswerFormat.PARAMETER);
  private static final Grouping[] GROUPINGS = {Grouping.MUNICIPALITY, Grouping.TEAM};

  private final LiveStatus live;
  private final Etags etags;

  TargetsRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    TargetsQuery query =
        new TargetsQuery(
            parameters.groups(live.catalogue()),
            parameters.choice("by", GROUPINGS, Grouping::label, Grouping.MUNICIPALITY));
    ViewSnapshot snapshot = live.snapshot();
    FormattedAnswer.figures(
        ctx,
        format,
        etags,
        snapshot,
        "targets " + parameters.canonical(),
        () -> live.reports().targets(snapshot, query),
        TargetsTable::of);
  }
}
