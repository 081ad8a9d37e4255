package dk.fristvagt.api.live;

/** One who follows the status. Thread-safe. */
public interface LiveReader {

  /**
   * Takes bytes to send on, in the order they are given, whole events each. Never blocks. The bytes
   * are shared by all readers and must not be changed.
   *
   * @return false when so much is waiting already that the reader is to be dropped; one that has
   *     ended takes all and does nothing
   */
  boolean offer(byte[] events);

  /** Ends it at once; what waits is not sent. Never blocks. A second call does nothing. */
  void close();
}
