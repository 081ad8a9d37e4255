package dk.fristvagt.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fristvagt.identity.Principal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;

/**
 * Refuses whoever asks for more than {@link RequestLimits} let, by token buckets: 429, and when to
 * come back. Each method counts one. Thread-safe.
 */
final class RateLimits {

  /** Longer than any bucket takes to be full again, so that dropping one gives nothing away. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final long MOST_KEPT = 100_000;

  private final RequestLimits limits;
  private final ClientAddress address;
  private final TimeMeter time;
  private final Cache<String, Bucket> requests = cache();
  private final Cache<String, Bucket> signIns = cache();
  private final Cache<String, Bucket> failures = cache();

  RateLimits(RequestLimits limits, TimeMeter time) {
    this.limits = limits;
    this.address = new ClientAddress(limits.proxies());
    this.time = time;
  }

  /** Somebody who is known asks for something. */
  void request(Context ctx, Principal principal) {
    Bucket bucket =
        requests.get(
            principal.issuer() + ' ' + principal.subject(),
            key -> bucket(limits.atOnce(), limits.perSecond(), Duration.ofSeconds(1)));
    take(ctx, bucket);
  }

  /** Somebody begins to sign in. */
  void signIn(Context ctx) {
    take(ctx, signIns.get(address.of(ctx), key -> perMinute(limits.signInsPerMinute())));
  }

  /** Before a token or a sign-in is looked at: counts nothing. */
  void requireFewFailures(Context ctx) {
    Bucket bucket = failures.getIfPresent(address.of(ctx));
    if (bucket != null) {
      long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
      if (wait > 0) {
        throw tooMany(ctx, wait);
      }
    }
  }

  /** A token or a sign-in did not hold. */
  void failed(Context ctx) {
    failures.get(address.of(ctx), key -> perMinute(limits.failuresPerMinute())).tryConsume(1);
  }

  private void take(Context ctx, Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(ctx, probe.getNanosToWaitForRefill());
    }
  }

  private static ProblemException tooMany(Context ctx, long waitNanos) {
    long seconds = Duration.ofNanos(waitNanos).plusMillis(999).toSeconds();
    ctx.header(Header.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
    return ProblemException.of(
        ProblemType.TOO_MANY_REQUESTS,
        "Der er spurgt for tit. Prøv igen om lidt; 'Retry-After' siger, om hvor mange sekunder.",
        "There were too many requests. Try again shortly; 'Retry-After' says in how many seconds.");
  }

  private Bucket perMinute(int number) {
    return bucket(number, number, Duration.ofMinutes(1));
  }

  private Bucket bucket(int capacity, int refill, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Cache<String, Bucket> cache() {
    return Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST_KEPT).build();
  }
}
