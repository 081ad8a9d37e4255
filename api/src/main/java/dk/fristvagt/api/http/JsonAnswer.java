package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ReportJson;
import io.javalin.http.Context;
import io.javalin.http.Header;

/** Writes answers as JSON in UTF-8. */
final class JsonAnswer {

  private static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private JsonAnswer() {}

  /** An answer that may be kept, but is asked about again each time. */
  static void figures(Context ctx, Object report) {
    write(ctx, Authorization.mayBeKept(ctx), ReportJson.bytes(report));
  }

  /** An answer about cases or people, which nobody on the way may keep. */
  static void caseData(Context ctx, Object report) {
    write(ctx, "no-store", ReportJson.bytes(report));
  }

  static void write(Context ctx, String cacheControl, byte[] json) {
    ctx.header(Header.CACHE_CONTROL, cacheControl).contentType(CONTENT_TYPE).result(json);
  }
}
