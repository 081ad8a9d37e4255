package dk.fristvagt.rules.catalogue.yaml;

import java.util.Collection;
import java.util.Locale;

/** What somebody who wrote an unknown name probably meant. */
public final class Suggestion {

  private static final int FAR = 3;

  /** A name that was broken off: so many keystrokes are missing at most, and are there at least. */
  private static final int REST = 4;

  private Suggestion() {}

  /**
   * {@code " (did you mean within?)"} where a known name is at most two keystrokes away, or begins
   * with what was written and has at most four more; else nothing. Case aside.
   */
  public static String forName(String written, Collection<String> known) {
    String name = written.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      String other = candidate.toLowerCase(Locale.ROOT);
      int distance = isBeginning(name, other) ? other.length() - name.length() : near(name, other);
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return best == null ? "" : " (did you mean " + best + "?)";
  }

  private static boolean isBeginning(String name, String of) {
    return name.length() >= REST && of.startsWith(name) && of.length() - name.length() <= REST;
  }

  /** The distance; {@link Integer#MAX_VALUE} where it is far. */
  private static int near(String a, String b) {
    if (Math.abs(a.length() - b.length()) >= FAR) {
      return Integer.MAX_VALUE;
    }
    int distance = distance(a, b);
    return distance < FAR ? distance : Integer.MAX_VALUE;
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
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
