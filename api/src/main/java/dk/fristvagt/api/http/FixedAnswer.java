package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;

/** Content that stays the same as long as the program does, with a strong entity tag. */
final class FixedAnswer implements Handler {

  private final String contentType;
  private final byte[] content;
  private final String etag;

  FixedAnswer(String contentType, byte[] content) {
    this.contentType = contentType;
    this.content = content;
    this.etag = Etags.of(content);
  }

  @Override
  public void handle(Context ctx) {
    ctx.header(Header.CACHE_CONTROL, "no-cache");
    if (!Etags.notModified(ctx, etag)) {
      ctx.contentType(contentType).result(content);
    }
  }
}
