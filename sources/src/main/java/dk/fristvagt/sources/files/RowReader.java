package dk.fristvagt.sources.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** Reads the rows of one file in order. Not thread-safe. */
public interface RowReader extends Closeable {

  /**
   * What became of the next row, or null after the last. Blank rows are none.
   *
   * @param clock the feed's clock, ms since the epoch
   * @throws IOException when the file cannot be read further
   */
  ReadRow next(long clock) throws IOException;

  /**
   * Passes over the next row without looking what it says; false after the last.
   *
   * @throws IOException when the file cannot be read further
   */
  boolean skip() throws IOException;

  /** How many bytes of the file were read so far, those read ahead included. */
  long bytesRead();

  /**
   * Codes that the mapping does not know, in the rows since this was last asked: by column, then by
   * code, in how many rows.
   */
  default Map<String, Map<String, Long>> takeUnknownCodes() {
    return Map.of();
  }
}
