package dk.fristvagt.rules.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The rules a municipality is held to. Immutable.
 *
 * @param id {@code dk-child-services}
 * @param saturdayIsWorkingDay the calendar's {@code saturday} setting
 * @param rules in the order of the file; ids are unique
 */
public record Catalogue(
    String id,
    LocalizedText name,
    boolean saturdayIsWorkingDay,
    List<Rule> rules,
    List<Gauge> gauges) {

  public Catalogue {
    rules = List.copyOf(rules);
    gauges = List.copyOf(gauges);
  }

  /**
   * The rule with this id; an id made from a map entry's key ({@code audit-plan}) finds its rule
   * ({@code audit-*}).
   */
  public Optional<Rule> rule(String id) {
    Rule byPrefix = null;
    for (Rule rule : rules) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
      if (rule.id().endsWith("*")
          && id.startsWith(rule.id().substring(0, rule.id().length() - 1))) {
        byPrefix = rule;
      }
    }
    return Optional.ofNullable(byPrefix);
  }
}
