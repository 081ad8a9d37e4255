package dk.fristvagt.rules.catalogue.yaml;

import java.util.Collection;
import java.util.Locale;

/** What somebody who wrote an unknown name probably meant. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * {@code " (did you mean within?)"} where a known name is at most two keystrokes away, else
   * nothing.
   */
  public static String forName(String written, Collection<String> known) {
    String best = null;
    int least = 3;
    for (String candidate : known) {
      int distance = distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return best == null ? "" : " (did you mean " + best + "?)";
  }

  /** The Levenshtein distance; names that differ by more than two in length are just far apart. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return Integer.MAX_VALUE;
    }
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
