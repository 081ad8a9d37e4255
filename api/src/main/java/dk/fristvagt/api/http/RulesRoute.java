package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CatalogueReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.table.RulesTable;
import dk.fristvagt.rules.catalogue.Catalogue;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
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
    AnswerFormat format =
        AnswerFormat.of(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    format.announce(ctx);
    ctx.header("Cache-Control", Authorization.mayBeKept(ctx));
    Answer answer = answer(live.catalogue());
    if (format.isJson()) {
      if (!Etags.notModified(ctx, answer.etag)) {
        JsonAnswer.write(ctx, Authorization.mayBeKept(ctx), answer.json);
      }
    } else if (!Etags.notModified(ctx, answer.tag(format))) {
      TableAnswer.write(
          ctx, format, RulesTable.of(CatalogueReport.of(answer.catalogue), format.language()));
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

  private record Answer(Catalogue catalogue, byte[] json, String etag) {
    /** That of the same in a form of its own. */
    String tag(AnswerFormat format) {
      return Etags.of(format.of(etag).getBytes(StandardCharsets.UTF_8));
    }
  }
}
