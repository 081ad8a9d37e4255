package dk.fristvagt.streams.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What all instances of a service know and nobody else. Signs, and is never written anywhere.
 * Thread-safe.
 */
public final class ClusterSecret {

  /** In characters; what a password generator gives by default holds some 190 bits in so many. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException when it is too short
   */
  public ClusterSecret(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret of the cluster must have " + SHORTEST + " characters or more");
    }
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Signs texts, which hold no line breaks, and a body: HMAC-SHA-256, hexadecimal. */
  String sign(byte[] body, String... texts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String text : texts) {
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '\n');
      }
      mac.update(body);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a signature is the one expected; takes as long whether it is or not. */
  static boolean isSame(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ClusterSecret[hidden]";
  }
}
