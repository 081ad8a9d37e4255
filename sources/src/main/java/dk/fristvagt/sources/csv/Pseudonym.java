package dk.fristvagt.sources.csv;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a name without meaning in the place of one that points at a person: the first {@value
 * #DIGITS} hexadecimal digits of its HMAC-SHA256 under a secret key. The same person gets the same
 * name in every export, as long as the key is the same; without the key nobody can find out who it
 * is, with it everybody can, since there are few civil registration numbers.
 *
 * <p>A civil registration number is the same with and without its dash, and where a spreadsheet ate
 * its first zero. Not thread-safe.
 */
final class Pseudonym {

  static final int DIGITS = 20;

  /** Below this a key can be guessed. */
  static final int SHORTEST_KEY = 32;

  private static final Pattern CPR = Pattern.compile("([0-9]{5,6})[- ]?([0-9]{4})");

  private final Mac mac;

  /**
   * @param key at least {@value #SHORTEST_KEY} bytes
   */
  Pseudonym(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  String of(String name) {
    byte[] digest = mac.doFinal(normalised(name).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
  }

  private static String normalised(String name) {
    String text = name.strip();
    Matcher cpr = CPR.matcher(text);
    if (cpr.matches()) {
      String first = cpr.group(1);
      return (first.length() == 5 ? "0" + first : first) + cpr.group(2);
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
