package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.DueOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended, as text for the next request.
 *
 * <p>It names the last row and not a count of rows: rows that come or go before it neither repeat
 * nor hide any that stay.
 */
public final class ListCursor {

  private ListCursor() {}

  /** Letters, digits, dashes and underscores. */
  public static String encode(DueOrder last) {
    byte[] id = last.id().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = ByteBuffer.allocate(Long.BYTES + id.length).putLong(last.due()).put(id).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException when the text is no cursor
   */
  public static DueOrder decode(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    if (bytes.remaining() <= Long.BYTES) {
      throw new IllegalArgumentException("no cursor");
    }
    long due = bytes.getLong();
    try {
      return new DueOrder(due, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("no cursor", e);
    }
  }
}
