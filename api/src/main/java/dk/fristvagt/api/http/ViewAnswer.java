package dk.fristvagt.api.http;

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
    ctx.header(Header.CACHE_CONTROL, "no-cache");
    if (!Etags.notModified(ctx, etags.of(snapshot, question))) {
      JsonAnswer.figures(ctx, report.get());
    }
  }

  /** An answer about people, which nobody on the way may keep. */
  static void people(
      Context ctx, Etags etags, ViewSnapshot snapshot, String question, Supplier<?> report) {
    ctx.header(Header.CACHE_CONTROL, "no-store");
    if (!Etags.notModified(ctx, etags.of(snapshot, question))) {
      JsonAnswer.caseData(ctx, report.get());
    }
  }
}
