package dk.fristvagt.api.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.javalin.config.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
      return await(first);
    }
    try {
      byte[] answer = maker.get();
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static byte[] await(CompletableFuture<byte[]> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
