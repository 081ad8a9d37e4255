package dk.fristvagt.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody who wrote an unknown name probably meant. */
final class NearestName {

  /** Keystrokes. */
  private static final int FAR = 4;

  private NearestName() {}

  /** {@code " (did you mean partitions?)"} where a known name is near, else nothing. */
  static String hint(String written, Collection<String> known) {
    String name = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(
            candidate ->
                distance(name, candidate) < Math.min(FAR, candidate.length())
                    || name.length() >= FAR
                        && candidate.toLowerCase(Locale.ROOT).startsWith(name)
                        && candidate.length() - name.length() <= FAR)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .map(candidate -> " (did you mean " + candidate + "?)")
        .orElse("");
  }

  /** The Levenshtein distance, case aside. */
  private static int distance(String a, String other) {
    String b = other.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
