package dk.fristvagt.sources.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words for yes and no; upper and lower case are the same. Immutable. */
final class Booleans {

  static final Booleans DANISH =
      new Booleans(
          List.of("ja", "j", "x", "1", "sand", "sandt", "true"),
          List.of("nej", "n", "0", "falsk", "false"));

  private final Set<String> yes = new HashSet<>();
  private final Set<String> no = new HashSet<>();

  Booleans(List<String> yes, List<String> no) {
    yes.forEach(word -> this.yes.add(ValueMap.normalised(word)));
    no.forEach(word -> this.no.add(ValueMap.normalised(word)));
  }

  /** Null where the word is neither. */
  Boolean of(String word) {
    String normalised = ValueMap.normalised(word);
    return yes.contains(normalised) ? Boolean.TRUE : no.contains(normalised) ? Boolean.FALSE : null;
  }

  /** Whether a word is said to mean both. */
  boolean contradict() {
    return yes.stream().anyMatch(no::contains);
  }
}
