package dk.fristvagt.app.runtime;

/** Told how far something long is. Thread-safe. */
public interface Progress extends AutoCloseable {

  /** Says nothing. */
  Progress SILENT = (what, done, total) -> {};

  /**
   * @param what what is being done, some words
   * @param done how much of it is done
   * @param total how much there is to do; 0 while that is not known
   */
  void at(String what, long done, long total);

  /** Something more about what {@link #at} said last, some words. */
  default void note(String words) {}

  @Override
  default void close() {}
}
