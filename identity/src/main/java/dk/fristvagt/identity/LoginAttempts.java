package dk.fristvagt.identity;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins under way, by the key that the browser holds. Each is good once, for {@link #GOOD_FOR};
 * of more than {@link #MOST} the oldest are forgotten. Thread-safe.
 */
final class LoginAttempts {

  static final Duration GOOD_FOR = Duration.ofMinutes(10);
  static final int MOST = 20_000;

  /** What must come back, and where the person wanted to go. */
  record Attempt(
      State state,
      Nonce nonce,
      CodeVerifier verifier,
      URI callback,
      String returnTo,
      Instant begun) {}

  private final InstantSource time;
  private final Map<String, Attempt> byDigest = new LinkedHashMap<>();

  LoginAttempts(InstantSource time) {
    this.time = time;
  }

  /** Returns the key for the browser. */
  synchronized String add(Attempt attempt) {
    Iterator<Attempt> oldest = byDigest.values().iterator();
    while (oldest.hasNext() && (isOver(oldest.next()) || byDigest.size() >= MOST)) {
      oldest.remove();
    }
    String key = OpaqueKeys.next();
    byDigest.put(OpaqueKeys.digest(key), attempt);
    return key;
  }

  /** The attempt, which is over with this. */
  synchronized Optional<Attempt> take(String key) {
    return Optional.ofNullable(byDigest.remove(OpaqueKeys.digest(key)))
        .filter(attempt -> !isOver(attempt));
  }

  private boolean isOver(Attempt attempt) {
    return !time.instant().isBefore(attempt.begun().plus(GOOD_FOR));
  }
}
