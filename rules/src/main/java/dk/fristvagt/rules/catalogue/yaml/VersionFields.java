package dk.fristvagt.rules.catalogue.yaml;

import java.util.Optional;

/**
 * What a version of a rule says: its own entries, and the rule's where it has none. A version that
 * gives {@code null} takes the rule's entry away.
 *
 * @param version null where the rule has no versions of its own
 */
record VersionFields(Entries rule, Entries version) {

  Optional<Located> value(String name) {
    if (version != null && version.has(name)) {
      return version.value(name).filter(value -> !value.isEmpty());
    }
    return rule.value(name);
  }

  /** Where errors about what is missing belong. */
  Located at() {
    return version == null ? rule.at() : version.at();
  }
}
