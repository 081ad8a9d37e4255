package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;

/** Takes facts and rejections, in order. Not thread-safe unless it says so. */
public interface RecordSink {

  /**
   * @param clock the feed's clock when the fact was fed, ms since the epoch: the record's timestamp
   */
  void fact(Fact fact, long clock);

  /**
   * @param clock the feed's clock, ms since the epoch
   */
  void reject(Rejection rejection, long clock);
}
