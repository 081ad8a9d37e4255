package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;

/** What rules are called. */
final class RuleNames {

  private RuleNames() {}

  /** The rule's name; under the id of a map entry ({@code audit-plan}) with the entry's key. */
  static LocalizedText name(Rule rule, String id) {
    if (rule.id().equals(id)) {
      return rule.name();
    }
    String key = id.substring(rule.id().length() - 1);
    return new LocalizedText(rule.name().da() + ": " + key, rule.name().en() + ": " + key);
  }
}
