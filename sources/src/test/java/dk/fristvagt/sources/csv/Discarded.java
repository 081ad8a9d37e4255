package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.RecordSink;
import dk.fristvagt.sources.Rejection;

/** Keeps nothing. */
final class Discarded implements RecordSink {

  @Override
  public void fact(Fact fact, long clock) {}

  @Override
  public void reject(Rejection rejection, long clock) {}
}
