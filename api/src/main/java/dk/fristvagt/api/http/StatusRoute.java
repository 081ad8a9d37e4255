package dk.fristvagt.api.http;

import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.StatusTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/status}. */
final class StatusRoute implements Handler {

  private static final Set<String> PARAMETERS =
      Set.of("municipality", "team", AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final Etags etags;

  StatusRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    GroupFilter filter = parameters.groups(live.catalogue());
    ViewSnapshot snapshot = live.snapshot();
    boolean stale = live.isStale(snapshot);
    FormattedAnswer.figures(
        ctx,
        format,
        etags,
        snapshot,
        "status " + stale + parameters.canonical(),
        () -> live.reports().status(snapshot, filter, stale),
        StatusTable::of);
  }
}
