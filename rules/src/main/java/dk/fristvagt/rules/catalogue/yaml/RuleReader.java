package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one rule with its versions. */
final class RuleReader {

  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(-\\*)?");

  private final Findings findings;
  private final Scalars scalars;
  private final Targets targets;
  private final TermsReader terms;

  RuleReader(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
    this.targets = new Targets(findings, scalars);
    this.terms = new TermsReader(findings, scalars);
  }

  /**
   * The rule; without meaning where errors were found, and empty where not even an id can be read.
   */
  Optional<Rule> read(Located at) {
    Optional<Entries> read = Entries.of(named(at), findings);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Entries rule = read.get();
    Optional<String> id = rule.required("id", findings).flatMap(this::id);
    Optional<LocalizedText> name = rule.required("name", findings).flatMap(scalars::localized);
    Optional<RuleKeys> kind = rule.required("kind", findings).flatMap(this::kind);
    allowTerms(rule, RuleKeys.OF_RULE, kind.orElse(null));
    List<RuleVersion> versions = versions(rule, kind.orElse(null));
    id.ifPresent(text -> requireEachForStar(rule, text, versions));
    return id.map(
        text ->
            new Rule(
                text,
                name.orElse(new LocalizedText(text, text)),
                versions,
                targets.read(
                    rule.value("targets").orElse(null), rule.value("margin").orElse(null))));
  }

  /** A rule is named by its id in errors, where it has one. */
  private static Located named(Located at) {
    return Entries.of(at, new Findings())
        .flatMap(entries -> entries.value("id"))
        .flatMap(id -> new Scalars(new Findings()).text(id))
        .map(id -> at.withPath("rules[" + id + "]"))
        .orElse(at);
  }

  private Optional<String> id(Located at) {
    return scalars
        .text(at)
        .filter(
            text -> {
              boolean wellFormed = ID.matcher(text).matches();
              if (!wellFormed) {
                findings.add(
                    at,
                    "'" + text + "' is no id; use small letters a to z, digits and single dashes");
              }
              return wellFormed;
            });
  }

  private Optional<RuleKeys> kind(Located at) {
    return scalars
        .text(at)
        .flatMap(
            text -> {
              Optional<RuleKeys> kind = RuleKeys.ofKind(text);
              if (kind.isEmpty()) {
                findings.add(
                    at,
                    "unknown kind '"
                        + text
                        + "'"
                        + Suggestion.forName(text, RuleKeys.kinds())
                        + "; there is "
                        + String.join(", ", RuleKeys.kinds())
                        + ", and gauges under 'gauges'");
              }
              return kind;
            });
  }

  private void allowTerms(Entries entries, Set<String> others, RuleKeys kind) {
    Set<String> allowed = new LinkedHashSet<>(others);
    allowed.addAll(kind == null ? RuleKeys.allTerms() : kind.terms());
    for (String name : entries.names()) {
      if (allowed.contains(name)) {
        continue;
      }
      if (kind != null && RuleKeys.allTerms().contains(name)) {
        findings.add(
            entries.key(name),
            "a "
                + kind.written()
                + " has no '"
                + name
                + "'; it belongs to "
                + RuleKeys.kindsWith(name));
      } else {
        findings.add(
            entries.key(name), "unknown key '" + name + "'" + Suggestion.forName(name, allowed));
      }
    }
  }

  private record Dated(LocalDate from, LocalDate to, String legal, Terms terms, Located at) {}

  private List<RuleVersion> versions(Entries rule, RuleKeys kind) {
    List<Dated> dated = new ArrayList<>();
    Optional<Located> list = rule.value("versions");
    if (list.isEmpty()) {
      dated.add(version(new VersionFields(rule, null), rule, kind));
    } else if (!(list.get().node() instanceof SequenceNode sequence)
        || sequence.getValue().isEmpty()) {
      findings.add(list.get(), "must be a list of versions");
    } else {
      List<Entries> read = new ArrayList<>();
      int position = 1;
      for (Node node : sequence.getValue()) {
        Entries.of(list.get().element(position++, node), findings).ifPresent(read::add);
      }
      for (Entries entries : read) {
        allowTerms(entries, RuleKeys.OF_VERSION, kind);
        dated.add(version(new VersionFields(rule, entries), entries, kind));
      }
      findWithoutEffect(rule, read);
    }
    return numbered(dated);
  }

  private Dated version(VersionFields fields, Entries validity, RuleKeys kind) {
    Optional<Located> legal = fields.value("legal");
    if (legal.isEmpty()) {
      findings.add(
          fields.at(), "'legal' is missing: the paragraph or policy that the rule rests on");
    }
    LocalDate from = validity.value("validFrom").flatMap(scalars::date).orElse(null);
    LocalDate to = validity.value("validTo").flatMap(scalars::date).orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      findings.add(validity.value("validTo").orElseThrow(), "is before validFrom " + from);
    }
    return new Dated(
        from,
        to,
        legal.flatMap(scalars::text).orElse(""),
        kind == null ? null : terms.read(kind, fields),
        validity.at());
  }

  /** An entry that no version uses is not looked at by anyone, so it may not stand there. */
  private void findWithoutEffect(Entries rule, List<Entries> versions) {
    for (String name : rule.names()) {
      boolean validity = name.equals("validFrom") || name.equals("validTo");
      boolean versioned = name.equals("legal") || RuleKeys.allTerms().contains(name);
      if (validity) {
        findings.add(rule.key(name), "belongs in each of the versions");
      } else if (versioned
          && !versions.isEmpty()
          && versions.stream().allMatch(version -> version.has(name))) {
        findings.add(rule.key(name), "has no effect: every version gives its own");
      }
    }
  }

  private List<RuleVersion> numbered(List<Dated> dated) {
    List<Dated> ordered =
        dated.stream()
            .sorted(
                Comparator.comparing(Dated::from, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
    List<RuleVersion> versions = new ArrayList<>();
    for (Dated version : ordered) {
      if (!versions.isEmpty()) {
        RuleVersion previous = versions.get(versions.size() - 1);
        boolean apart =
            previous.validTo() != null
                && version.from() != null
                && previous.validTo().isBefore(version.from());
        if (!apart) {
          findings.add(version.at(), "its validity overlaps that of another version");
        }
      }
      versions.add(
          new RuleVersion(
              versions.size() + 1, version.from(), version.to(), version.legal(), version.terms()));
    }
    return versions;
  }

  private void requireEachForStar(Entries rule, String id, List<RuleVersion> versions) {
    for (RuleVersion version : versions) {
      if (version.terms() == null) {
        continue;
      }
      boolean each = version.terms() instanceof Terms.Check check && check.each() != null;
      if (each && !id.endsWith("*")) {
        findings.add(
            rule.value("id").orElseThrow(),
            "must end in -*, which stands for the key of each entry");
      } else if (!each && id.endsWith("*")) {
        findings.add(rule.value("id").orElseThrow(), "may end in -* only in a check with each");
      }
    }
  }
}
