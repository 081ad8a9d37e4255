package dk.fristvagt.app.replay;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.Rejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Passes a feed on to a sink that becomes available later, and cuts the feed off on demand.
 *
 * <p>The feed can thus read its files while the broker starts. For one feeding thread; {@link
 * #cutOff} and {@link #lastTick} for any.
 */
final class CutOffSink implements FeedSink {

  private final CompletableFuture<FeedSink> target;
  private volatile boolean cutOff;
  private volatile long lastTick = Long.MIN_VALUE;

  CutOffSink(CompletableFuture<FeedSink> target) {
    this.target = target;
  }

  @Override
  public void fact(Fact fact, long clock) {
    target().fact(fact, clock);
  }

  @Override
  public void reject(Rejection rejection, long clock) {
    target().reject(rejection, clock);
  }

  @Override
  public void tick(long time) {
    target().tick(time);
    lastTick = time;
  }

  /** Makes the next call of the feed fail. */
  void cutOff() {
    cutOff = true;
    target.completeExceptionally(new IllegalStateException("the replay was cut off"));
  }

  /** ms since the epoch; {@link Long#MIN_VALUE} before the first. */
  long lastTick() {
    return lastTick;
  }

  private FeedSink target() {
    if (cutOff) {
      throw new IllegalStateException("the replay was cut off");
    }
    try {
      return target.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the replay was cut off", e);
    }
  }
}
