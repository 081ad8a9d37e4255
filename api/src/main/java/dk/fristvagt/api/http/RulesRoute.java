package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CatalogueReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.rules.catalogue.Catalogue;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/rules}: the catalogue that the figures follow, in words. */
final class RulesRoute implements Handler {

  private final LiveStatus live;
  private volatile Answer last;

  RulesRoute(LiveStatus live) {
    this.live = live;
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    new QueryParameters(ctx, Set.of());
    ctx.header("Cache-Control", "no-cache");
    Answer answer = answer(live.catalogue());
    if (!Etags.notModified(ctx, answer.etag)) {
      JsonAnswer.write(ctx, "no-cache", answer.json);
    }
  }

  /** Made once for each catalogue; by two requests at once perhaps twice, which harms nothing. */
  private Answer answer(Catalogue catalogue) {
    Answer made = last;
    if (made == null || made.catalogue != catalogue) {
      byte[] json = ReportJson.bytes(CatalogueReport.of(catalogue));
      made = new Answer(catalogue, json, Etags.of(json));
      last = made;
    }
    return made;
  }

  private record Answer(Catalogue catalogue, byte[] json, String etag) {}
}
