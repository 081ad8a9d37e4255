package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a catalogue from the root of its file. */
final class CatalogueReader {

  private final Findings findings;
  private final Scalars scalars;

  CatalogueReader(Findings findings) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
  }

  /**
   * The catalogue; without meaning where errors were found.
   *
   * @param source the text that the root was read from
   */
  Optional<Catalogue> read(Node root, String source) {
    Optional<Entries> entries = Entries.of(new Located(root, ""), findings);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Entries catalogue = entries.get();
    catalogue.allowOnly(Set.of("catalogue", "name", "calendar", "rules", "gauges"), findings);
    Optional<String> id = catalogue.required("catalogue", findings).flatMap(scalars::text);
    Optional<LocalizedText> name = catalogue.required("name", findings).flatMap(scalars::localized);
    boolean saturday = catalogue.value("calendar").map(this::saturday).orElse(false);
    Map<String, Located> ids = new LinkedHashMap<>();
    RuleReader ruleReader = new RuleReader(findings, scalars);
    GaugeReader gaugeReader = new GaugeReader(findings, scalars);
    List<Rule> rules =
        catalogue
            .required("rules", findings)
            .map(at -> list(at, ruleReader::read, Rule::id, ids))
            .orElse(List.of());
    List<Gauge> gauges =
        catalogue
            .value("gauges")
            .map(at -> list(at, gaugeReader::read, Gauge::id, ids))
            .orElse(List.of());
    findIdsOfEntries(ids);
    return Optional.of(
        new Catalogue(
            id.orElse(""),
            name.orElse(new LocalizedText("", "")),
            saturday,
            rules,
            gauges,
            source));
  }

  private boolean saturday(Located at) {
    return Entries.of(at, findings)
        .map(
            calendar -> {
              calendar.allowOnly(Set.of("saturday"), findings);
              return calendar.value("saturday").flatMap(scalars::flag).orElse(false);
            })
        .orElse(false);
  }

  private <T> List<T> list(
      Located at,
      Function<Located, Optional<T>> reader,
      Function<T, String> id,
      Map<String, Located> ids) {
    List<T> all = new ArrayList<>();
    if (!(at.node() instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      findings.add(at, "must be a list with at least one entry");
      return all;
    }
    int position = 1;
    for (Node node : sequence.getValue()) {
      Located element = at.element(position++, node);
      Optional<T> read = reader.apply(element);
      if (read.isEmpty()) {
        continue;
      }
      String name = id.apply(read.get());
      Located first = ids.putIfAbsent(name, element);
      if (first != null) {
        int line = first.node().getStartMark().orElseThrow().getLine() + 1;
        findings.add(element, "the id '" + name + "' is already that of line " + line);
      }
      all.add(read.get());
    }
    return all;
  }

  /** An id that an entry of a map could lead to as well would make two rules one. */
  private void findIdsOfEntries(Map<String, Located> ids) {
    for (String pattern : ids.keySet()) {
      if (!pattern.endsWith("*")) {
        continue;
      }
      String prefix = pattern.substring(0, pattern.length() - 1);
      ids.forEach(
          (id, at) -> {
            if (!id.equals(pattern) && id.startsWith(prefix)) {
              findings.add(at, "the id '" + id + "' could also be one of " + pattern);
            }
          });
    }
  }
}
