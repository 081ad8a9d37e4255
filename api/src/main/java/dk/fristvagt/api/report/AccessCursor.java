package dk.fristvagt.api.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of the access log ended, as text for the next request. */
public final class AccessCursor {

  private static final String KIND = "a";

  private AccessCursor() {}

  /** Letters, digits, dashes and underscores. */
  static String encode(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((KIND + position).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException when the text is no cursor
   */
  public static long decode(String cursor) {
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
    if (!text.matches("a[0-9]{1,18}")) {
      throw new IllegalArgumentException("no cursor");
    }
    return Long.parseLong(text.substring(KIND.length()));
  }
}
