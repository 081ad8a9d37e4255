package dk.fristvagt.streams.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Signs and checks what instances send each other: method, whom it is for, path, time, a number
 * used once, and the body; of an answer its status, the request's number and the body. Thread-safe.
 *
 * <p>A request that is older than a minute, or from as far ahead, or that came before, is refused;
 * the clocks of the machines must agree that well.
 */
final class Signatures {

  static final String TIME = "Fristvagt-Time";
  static final String NONCE = "Fristvagt-Nonce";
  static final String SIGNATURE = "Fristvagt-Signature";

  static final Duration OLDEST = Duration.ofMinutes(1);

  private static final int NONCE_BYTES = 16;
  private static final int MOST_NONCES = 200_000;
  private static final int LONGEST_HEADER = 128;

  private final ClusterSecret secret;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder()
          .maximumSize(MOST_NONCES)
          .expireAfterWrite(OLDEST.multipliedBy(2).plusSeconds(1))
          .build();

  Signatures(ClusterSecret secret, InstantSource time) {
    this.secret = secret;
    this.time = time;
  }

  /** The headers of a request. */
  record Signed(String time, String nonce, String signature) {}

  /**
   * @param target the address of the instance that it is for, and the path
   */
  Signed request(String method, String target, byte[] body) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    String now = String.valueOf(time.millis());
    return new Signed(now, nonce, secret.sign(body, "request", method, target, now, nonce));
  }

  /** Whether a request was signed with the same secret, lately, and comes for the first time. */
  boolean accepts(Signed given, String method, String target, byte[] body) {
    if (!isShort(given.time()) || !isShort(given.nonce()) || !isShort(given.signature())) {
      return false;
    }
    String expected = secret.sign(body, "request", method, target, given.time(), given.nonce());
    return ClusterSecret.isSame(expected, given.signature())
        && isRecent(given.time())
        && seen.asMap().putIfAbsent(given.nonce(), true) == null;
  }

  String answer(int status, String nonce, byte[] body) {
    return secret.sign(body, "answer", String.valueOf(status), nonce);
  }

  /** Whether an answer to a request was signed with the same secret. */
  boolean acceptsAnswer(String signature, int status, String nonce, byte[] body) {
    return ClusterSecret.isSame(answer(status, nonce, body), signature);
  }

  private boolean isRecent(String at) {
    try {
      return Math.abs(Math.subtractExact(time.millis(), Long.parseLong(at))) <= OLDEST.toMillis();
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean isShort(String header) {
    return header != null && header.length() <= LONGEST_HEADER;
  }
}
