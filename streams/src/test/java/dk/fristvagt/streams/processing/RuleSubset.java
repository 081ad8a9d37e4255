package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The built-in catalogue without some of its rules, so that the oracle, which knows the built-in
 * one alone, can tell what it says.
 *
 * @param left the ids of the rules that it has
 */
record RuleSubset(String yaml, Set<String> left) {

  private static final String RULE = "  - id: ";

  /** Without each rule at the odds of one to three, but for those that others refer to. */
  static RuleSubset random(RandomGenerator random) {
    String text = BuiltInCatalogues.dkChildServicesYaml();
    int end = text.indexOf("\ngauges:") + 1;
    String rules = text.substring(0, end);
    List<Integer> starts = new ArrayList<>();
    for (int at = rules.indexOf('\n' + RULE); at >= 0; at = rules.indexOf('\n' + RULE, at + 1)) {
      starts.add(at + 1);
    }
    StringBuilder yaml = new StringBuilder(rules.substring(0, starts.get(0)));
    Set<String> left = new TreeSet<>();
    for (int i = 0; i < starts.size(); i++) {
      String rule = rules.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end);
      // Other rules refer to an anchor; and a catalogue without any rule is none.
      if (rule.contains(": &") || random.nextInt(4) > 0) {
        yaml.append(rule);
        left.add(rule.substring(RULE.length(), rule.indexOf('\n')).strip());
      }
    }
    return new RuleSubset(yaml + text.substring(end), left);
  }

  Catalogue catalogue() {
    try {
      return new CatalogueLoader().load(yaml);
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it has the rule of an obligation. */
  boolean has(String rule) {
    return left.contains(rule.startsWith("audit-") ? "audit-*" : rule);
  }
}
