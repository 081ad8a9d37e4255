package dk.fristvagt.sources;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Facts of one file, one after the other, and what is wrong in between. Not thread-safe. */
public interface FactLines extends Closeable {

  /**
   * The next, or null after the last.
   *
   * @param clock the feed's clock, ms since the epoch
   * @throws IOException when the file cannot be read further
   */
  ReadLine next(long clock) throws IOException;

  /** Opens files of some format. */
  @FunctionalInterface
  interface Format {

    /**
     * @throws IOException when the file cannot be opened
     */
    FactLines open(Path file) throws IOException;
  }
}
