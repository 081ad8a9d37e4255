package dk.fristvagt.sources;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines of bytes without ever holding more than one line's bound of it. A line
 * ends with LF, CR LF or the end of the stream.
 */
final class BoundedLines implements Closeable {

  private static final int READ_AHEAD = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int bound;
  private final byte[] buffer = new byte[READ_AHEAD];
  private int position;
  private int limit;
  private byte[] line = new byte[4096];
  private int length;
  private long number;
  private boolean tooLong;

  /**
   * @param bound the greatest length of a line in bytes, its end not counted
   */
  BoundedLines(InputStream in, int bound) {
    this.in = in;
    this.bound = bound;
  }

  /** Goes to the next line; false when there is none. */
  boolean advance() throws IOException {
    length = 0;
    tooLong = false;
    if (position == limit && !fill()) {
      return false;
    }
    number++;
    boolean ended = false;
    while (!ended && (position < limit || fill())) {
      int end = indexOfLineFeed();
      ended = end < limit;
      append(end - position);
      position = ended ? end + 1 : end;
    }
    if (!tooLong && length > 0 && line[length - 1] == '\r') {
      length--;
    }
    // One byte more is kept until here, because it may have been the CR.
    tooLong |= length > bound;
    length = Math.min(length, bound);
    if (number == 1) {
      skipByteOrderMark();
    }
    return true;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  /** Whether the line is longer than the bound; {@link #bytes()} are then its beginning. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The line without its end, and the first without a byte order mark. */
  byte[] bytes() {
    return Arrays.copyOf(line, length);
  }

  /** Whether the line has nothing but spaces and tabs. */
  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private int indexOfLineFeed() {
    for (int i = position; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return limit;
  }

  private void append(int count) {
    int kept = Math.min(count, bound + 1 - length);
    tooLong |= kept < count;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.min(bound + 1, Math.max(length + kept, line.length * 2)));
    }
    System.arraycopy(buffer, position, line, length, kept);
    length += kept;
  }

  private void skipByteOrderMark() {
    int mark = BYTE_ORDER_MARK.length;
    if (length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      System.arraycopy(line, mark, line, 0, length - mark);
      length -= mark;
    }
  }
}
