package dk.fristvagt.api.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.javalin.config.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers by their strong ETag, for those who ask without one: each is made once, and whoever asks
 * meanwhile waits for that.
 *
 * <p>Holds some megabytes at most and each answer for some seconds, which is about as long as its
 * snapshot is the newest; whatever is erased is gone from here then. An answer that could not be
 * made is not kept. Thread-safe.
 */
final class AnswerCache {

  /** By which routes find that of their server. */
  static final Key<AnswerCache> KEY = new Key<>("answers");

  private static final long MAX_BYTES = 32L << 20;
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final AsyncCache<String, byte[]> answers =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String etag, byte[] answer) -> etag.length() + answer.length)
          .expireAfterWrite(KEPT)
          .scheduler(Scheduler.systemScheduler())
          .buildAsync();

  /** The answer with a tag, made where it is not there. */
  byte[] get(String etag, Supplier<byte[]> maker) {
    CompletableFuture<byte[]> mine = new CompletableFuture<>();
    CompletableFuture<byte[]> first = answers.asMap().putIfAbsent(etag, mine);
    if (first != null) {
      byte[] answer = first.join();
      return answer == null ? get(etag, maker) : answer;
    }
    byte[] answer = null;
    try {
      answer = maker.get();
      return answer;
    } finally {
      // Null is not kept: whoever waited for an answer that failed tries for themselves.
      mine.complete(answer);
    }
  }
}
