package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.DueOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended, as text for the next request.
 *
 * <p>It names the last row and not a count of rows: rows that come or go before it neither repeat
 * nor hide any that stay. It is good for the sort that it was made for.
 */
public final class ListCursor {

  /** Begins the cursor of another sort than {@link ListSort#DUE}; no due is so early. */
  private static final long OTHER_SORT = Long.MIN_VALUE;

  private ListCursor() {}

  /** Letters, digits, dashes and underscores. */
  static String encode(ListPosition last) {
    if (last.sort() == ListSort.DUE) {
      return encode(last.order());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      data.writeLong(OTHER_SORT);
      data.writeUTF(last.sort().label());
      data.writeLong(last.number());
      data.writeUTF(last.text());
      data.writeUTF(last.within());
      data.writeLong(last.due());
      data.writeUTF(last.id());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text(bytes.toByteArray());
  }

  /** That of a list that is sorted by due. Letters, digits, dashes and underscores. */
  public static String encode(DueOrder last) {
    byte[] id = last.id().getBytes(StandardCharsets.UTF_8);
    return text(ByteBuffer.allocate(Long.BYTES + id.length).putLong(last.due()).put(id).array());
  }

  /**
   * Reads the cursor of a list with a sort.
   *
   * @throws IllegalArgumentException when the text is no cursor, or one of another sort
   */
  public static ListPosition decode(String cursor, ListSort sort) {
    if (sort == ListSort.DUE) {
      return ListPosition.of(decode(cursor));
    }
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (data.readLong() != OTHER_SORT || !data.readUTF().equals(sort.label())) {
        throw noCursor(null);
      }
      ListPosition last =
          new ListPosition(
              sort,
              data.readLong(),
              data.readUTF(),
              data.readUTF(),
              data.readLong(),
              data.readUTF());
      if (data.available() > 0) {
        throw noCursor(null);
      }
      return last;
    } catch (IOException e) {
      throw noCursor(e);
    }
  }

  /**
   * The inverse of {@link #encode(DueOrder)}.
   *
   * @throws IllegalArgumentException when the text is no cursor of a list sorted by due
   */
  public static DueOrder decode(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    if (bytes.remaining() <= Long.BYTES) {
      throw noCursor(null);
    }
    long due = bytes.getLong();
    if (due == OTHER_SORT) {
      throw noCursor(null);
    }
    try {
      return new DueOrder(due, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw noCursor(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static IllegalArgumentException noCursor(Exception cause) {
    return new IllegalArgumentException("no cursor", cause);
  }
}
