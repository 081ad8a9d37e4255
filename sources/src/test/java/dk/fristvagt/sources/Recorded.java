package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is fed, in order. */
final class Recorded implements FeedSink {

  final List<String> events = new ArrayList<>();
  final List<Fact> facts = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  final List<Long> ticks = new ArrayList<>();

  @Override
  public void fact(Fact fact, long clock) {
    events.add(fact.eventId() + " at " + Instant.ofEpochMilli(clock));
    facts.add(fact);
  }

  @Override
  public void tick(long time) {
    events.add("tick " + Instant.ofEpochMilli(time));
    ticks.add(time);
  }

  @Override
  public void reject(Rejection rejection, long clock) {
    events.add(rejection.reason() + " at " + Instant.ofEpochMilli(clock));
    rejections.add(rejection);
  }
}
