package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.function.Supplier;

/** Answers that are a function of a snapshot and a question, with a strong ETag. */
final class ViewAnswer {

  private ViewAnswer() {}

  /** An answer that may be kept, but is asked about again each time. */
  static void figures(
      Context ctx, Etags etags, ViewSnapshot snapshot, String question, Supplier<?> report) {
    answer(ctx, Authorization.mayBeKept(ctx), etags.of(ctx, snapshot, question), report);
  }

  /** An answer about people, which nobody on the way may keep. */
  static void people(
      Context ctx, Etags etags, ViewSnapshot snapshot, String question, Supplier<?> report) {
    answer(ctx, "no-store", etags.of(ctx, snapshot, question), report);
  }

  private static void answer(Context ctx, String cacheControl, String etag, Supplier<?> report) {
    ctx.header(Header.CACHE_CONTROL, cacheControl);
    if (!Etags.notModified(ctx, etag)) {
      byte[] json = ctx.appData(AnswerCache.KEY).get(etag, () -> ReportJson.bytes(report.get()));
      JsonAnswer.write(ctx, cacheControl, json);
    }
  }
}
