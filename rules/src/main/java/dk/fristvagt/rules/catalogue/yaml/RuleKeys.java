package dk.fristvagt.rules.catalogue.yaml;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of rules as catalogues write them, and the keys that each has. */
enum RuleKeys {
  DEADLINE(
      "deadline",
      List.of("start", "fulfilled", "within"),
      List.of("match", "ends", "warn", "roll", "episodes")),
  RECURRING(
      "recurring",
      List.of("start", "fulfilled", "first", "every"),
      List.of("match", "ends", "warn", "roll", "cadence")),
  PRECONDITION("precondition", List.of("start", "fulfilled"), List.of("match", "lookback")),
  CHECK("check", List.of("start", "holds"), List.of("each")),
  ABSENCE("absence", List.of("start", "forbidden", "within"), List.of("match", "ends"));

  /** What belongs to a rule as a whole, whatever its kind. */
  static final Set<String> OF_RULE =
      Set.of(
          "id", "name", "kind", "legal", "validFrom", "validTo", "targets", "margin", "versions");

  /** What each version may give besides terms. */
  static final Set<String> OF_VERSION = Set.of("validFrom", "validTo", "legal");

  private final String written;
  private final List<String> required;
  private final List<String> optional;

  RuleKeys(String written, List<String> required, List<String> optional) {
    this.written = written;
    this.required = required;
    this.optional = optional;
  }

  static Optional<RuleKeys> ofKind(String written) {
    return Arrays.stream(values()).filter(kind -> kind.written.equals(written)).findFirst();
  }

  static List<String> kinds() {
    return Arrays.stream(values()).map(RuleKeys::written).toList();
  }

  /** The terms of all kinds. */
  static Set<String> allTerms() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.terms().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The kinds that have such a term. */
  static String kindsWith(String term) {
    return Arrays.stream(values())
        .filter(kind -> kind.terms().contains(term))
        .map(RuleKeys::written)
        .collect(Collectors.joining(", "));
  }

  String written() {
    return written;
  }

  List<String> required() {
    return required;
  }

  Set<String> terms() {
    Set<String> terms = new LinkedHashSet<>(required);
    terms.addAll(optional);
    return terms;
  }
}
