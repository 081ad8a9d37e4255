package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CatalogueReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.rules.catalogue.Catalogue;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/rules}: fixed for as long as the server runs. */
final class RulesRoute implements Handler {

  private final byte[] json;
  private final String etag;

  RulesRoute(Catalogue catalogue) {
    this.json = ReportJson.bytes(CatalogueReport.of(catalogue));
    this.etag = Etags.of(json);
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    new QueryParameters(ctx, Set.of());
    ctx.header("Cache-Control", "no-cache");
    if (!Etags.notModified(ctx, etag)) {
      JsonAnswer.write(ctx, "no-cache", json);
    }
  }
}
