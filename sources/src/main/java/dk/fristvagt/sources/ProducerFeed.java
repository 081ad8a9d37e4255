package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TraceContext;
import java.util.function.LongConsumer;

/** A producer seen as the sink of one source's feed. */
record ProducerFeed(CaseChangeProducer producer, TraceContext trace, LongConsumer ticks)
    implements FeedSink {

  @Override
  public void fact(Fact fact, long clock) {
    producer.send(fact, clock, trace);
  }

  @Override
  public void reject(Rejection rejection, long clock) {
    producer.reject(rejection, clock, trace);
  }

  @Override
  public void tick(long time) {
    ticks.accept(time);
  }
}
