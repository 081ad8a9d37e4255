package dk.fristvagt.sources.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets only rows through that a CSV reader can read within bounds, and keeps what is wrong with the
 * others.
 *
 * <p>A line that begins a bad row becomes an empty line, so that the numbers of lines stay those of
 * the file, and reading goes on with the line after it: a quote that is never closed costs one
 * line, not the rest of the file. A row with characters that could not be decoded is dropped as a
 * whole. Lines end with LF, CR LF or CR. Memory is bounded by {@link #LONGEST_ROW}. Not
 * thread-safe.
 */
final class WellFormedRows extends Reader {

  /** In characters, over all the lines of a row. */
  static final int LONGEST_ROW = 256 * 1024;

  static final int MOST_COLUMNS = 2_000;

  /** What a decoder puts in the place of bytes that mean nothing to it. */
  private static final char UNDECODABLE = '\uFFFD';

  private static final int READ_AHEAD = 32 * 1024;

  /** What is wrong with the row that begins in a line. */
  record Fault(long line, String message) {}

  private final Reader in;
  private final char delimiter;
  private final char quote;
  private final ArrayDeque<Fault> faults = new ArrayDeque<>();
  private char[] window = new char[READ_AHEAD * 2];
  private int start;
  private int limit;
  private boolean atEnd;
  private long line = 1;

  /** What is ready to be read: of the window, or empty lines in the place of bad ones. */
  private int ready;

  private long emptyLines;

  WellFormedRows(Reader in, char delimiter, char quote) {
    this.in = in;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /** The fault in whose place an empty line stands, if there is one; given once. */
  Optional<Fault> takeFault(long emptyLine) {
    return faults.isEmpty() || faults.peek().line() != emptyLine
        ? Optional.empty()
        : Optional.of(faults.remove());
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (emptyLines > 0) {
        buffer[offset + done++] = '\n';
        emptyLines--;
      } else if (ready > 0) {
        int count = Math.min(ready, length - done);
        System.arraycopy(window, start, buffer, offset + done, count);
        start += count;
        ready -= count;
        done += count;
      } else if (!nextRow()) {
        break;
      }
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Makes the next row ready, or empty lines in its place; false at the end. */
  private boolean nextRow() throws IOException {
    if (start == limit && !fill()) {
      return false;
    }
    RowScan scan = new RowScan();
    String fault = scan.run();
    if (fault == null && !scan.undecodable) {
      ready = scan.length;
      line += scan.lines;
    } else if (fault == null) {
      faults.add(new Fault(line, "characters that are not of the file's charset"));
      start += scan.length;
      emptyLines += scan.lines;
      line += scan.lines;
    } else {
      faults.add(new Fault(line, fault));
      skipLine();
      emptyLines++;
      line++;
    }
    return true;
  }

  /** Goes to the next physical line, however long this one is. */
  private void skipLine() throws IOException {
    while (start < limit || fill()) {
      char c = window[start++];
      if (c == '\n') {
        return;
      }
      if (c == '\r') {
        if ((start < limit || fill()) && window[start] == '\n') {
          start++;
        }
        return;
      }
    }
  }

  /** Gets more characters behind the limit; false at the end. Moves the window. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(window, start, window, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (window.length - limit < READ_AHEAD) {
      window = Arrays.copyOf(window, window.length * 2);
    }
    int count = in.read(window, limit, window.length - limit);
    if (count <= 0) {
      atEnd = true;
      return false;
    }
    limit += count;
    return true;
  }

  /** Finds the end of the row that begins at the start of the window. */
  private final class RowScan {
    private int length;
    private int columns = 1;
    private long lines = 1;
    private boolean undecodable;

    /** What is wrong, or null; then the row has this length, its end included. */
    String run() throws IOException {
      boolean fieldBegins = true;
      while (has(length)) {
        char c = at(length);
        if (length >= LONGEST_ROW) {
          return "longer than " + LONGEST_ROW + " characters";
        }
        if (c == '\n' || c == '\r') {
          length++;
          if (c == '\r' && has(length) && at(length) == '\n') {
            length++;
          }
          return null;
        }
        if (c == quote && fieldBegins) {
          String fault = quoted();
          if (fault != null) {
            return fault;
          }
          fieldBegins = false;
          continue;
        }
        fieldBegins = c == delimiter;
        if (fieldBegins && ++columns > MOST_COLUMNS) {
          return "more than " + MOST_COLUMNS + " columns";
        }
        undecodable |= c == UNDECODABLE;
        length++;
      }
      return null;
    }

    private String quoted() throws IOException {
      length++;
      while (has(length) && length < LONGEST_ROW) {
        char c = at(length++);
        if (c == quote) {
          if (!has(length) || ends(at(length))) {
            return null;
          }
          if (at(length) != quote) {
            return "a quote inside a quoted field that is not doubled";
          }
          length++;
        } else if (c == '\n' || (c == '\r' && !(has(length) && at(length) == '\n'))) {
          lines++;
        }
        undecodable |= c == UNDECODABLE;
      }
      return "a quote that begins in this line or row is not closed";
    }

    private boolean ends(char c) {
      return c == delimiter || c == '\n' || c == '\r';
    }

    private boolean has(int index) throws IOException {
      return start + index < limit || fill();
    }

    private char at(int index) {
      return window[start + index];
    }
  }
}
