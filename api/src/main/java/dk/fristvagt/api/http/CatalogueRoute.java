package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CatalogueChangeReport;
import dk.fristvagt.streams.view.CatalogueChange;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /api/v1/catalogue}: which catalogue is followed, and how far a change to another is.
 * Answers also while no partition can, as long as one works on it.
 */
final class CatalogueRoute implements Handler {

  private final ApiBackend backend;

  CatalogueRoute(ApiBackend backend) {
    this.backend = backend;
  }

  @Override
  public void handle(Context ctx) {
    AnswerFormat.requireJson(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    List<CatalogueChange> changes = backend.views().catalogueChanges().all();
    if (changes.isEmpty()) {
      throw Problems.notReady();
    }
    CatalogueChangeReport report = CatalogueChangeReport.of(backend.snapshot(), changes);
    JsonAnswer.figures(
        ctx, Authorization.access(ctx).isEverything() ? report : report.withoutProgress());
  }
}
