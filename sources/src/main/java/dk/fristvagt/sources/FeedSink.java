package dk.fristvagt.sources;

/** Takes what one source feeds, in order. */
public interface FeedSink extends RecordSink {

  /**
   * The source is complete through this instant: no fact registered at or before it follows.
   *
   * @param time ms since the epoch, greater than that of every tick before
   */
  void tick(long time);
}
