package dk.fristvagt.sources;

/** Where a record was read from. */
public sealed interface Origin {

  /**
   * A line of a file.
   *
   * @param file the file's name without its folder
   * @param line from 1
   */
  record Line(String file, long line) implements Origin {}

  /** A record of a topic. */
  record Offset(String topic, int partition, long offset) implements Origin {}
}
