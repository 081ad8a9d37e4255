package dk.fristvagt.api.http;

import dk.fristvagt.api.report.StatusQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.StatusTable;
import dk.fristvagt.identity.Access;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.rules.catalogue.Catalogue;
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
    StatusQuery query = query(ctx, parameters, live.catalogue());
    ViewSnapshot snapshot = live.snapshot();
    boolean stale = live.isStale(snapshot);
    FormattedAnswer.figures(
        ctx,
        format,
        etags,
        snapshot,
        "status " + stale + parameters.canonical(),
        () -> live.reports().status(snapshot, query, stale),
        StatusTable::of);
  }

  /** Every figure of those whose figures may be seen; else the counts that may be. */
  static StatusQuery query(Context ctx, QueryParameters parameters, Catalogue catalogue) {
    Access figures = Authorization.access(ctx, Permission.FIGURES);
    return figures.isNothing()
        ? new StatusQuery(parameters.groups(catalogue), true)
        : StatusQuery.of(parameters.groups(catalogue, figures));
  }
}
