package dk.fristvagt.api.report;

import dk.fristvagt.streams.rejects.RejectId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of rejects ended, as text for the next request. */
public final class RejectCursor {

  private RejectCursor() {}

  /** Letters, digits, dashes and underscores. */
  static String encode(RejectId last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException when the text is no cursor
   */
  public static RejectId decode(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
    return RejectId.parse(text).orElseThrow(() -> new IllegalArgumentException("no cursor"));
  }
}
