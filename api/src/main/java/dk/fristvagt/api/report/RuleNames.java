package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;

/** What rules are called. */
public final class RuleNames {

  private RuleNames() {}

  /** The name of the rule that has this id in a catalogue; the id itself where none has. */
  public static LocalizedText name(Catalogue catalogue, String id) {
    return catalogue
        .rule(id)
        .map(rule -> name(rule, id))
        .orElseGet(() -> new LocalizedText(id, id));
  }

  /** The rule's name; under the id of a map entry ({@code audit-plan}) with the entry's key. */
  public static LocalizedText name(Rule rule, String id) {
    if (rule.id().equals(id)) {
      return rule.name();
    }
    String key = id.substring(rule.id().length() - 1);
    return new LocalizedText(rule.name().da() + ": " + key, rule.name().en() + ": " + key);
  }
}
