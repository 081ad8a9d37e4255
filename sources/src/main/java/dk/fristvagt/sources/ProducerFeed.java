package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import java.util.function.LongConsumer;

/** A producer seen as the sink of one source's feed. */
record ProducerFeed(CaseChangeProducer producer, LongConsumer ticks) implements FeedSink {

  @Override
  public void fact(Fact fact, long clock) {
    producer.send(fact, clock);
  }

  @Override
  public void reject(Rejection rejection, long clock) {
    producer.reject(rejection, clock);
  }

  @Override
  public void tick(long time) {
    ticks.accept(time);
  }
}
