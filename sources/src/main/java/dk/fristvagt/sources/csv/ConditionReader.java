package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code when}: one condition or a list of them, all of which must hold. */
final class ConditionReader {

  private static final Set<String> TESTS = Set.of("in", "notIn", "present");

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;
  private final ColumnNames columns;

  ConditionReader(Findings findings, ColumnNames columns) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
    this.columns = columns;
  }

  List<Condition> read(Located at) {
    List<Condition> all = new ArrayList<>();
    for (Located one : lists.elements(at)) {
      Entries.of(one, findings).flatMap(entries -> condition(one, entries)).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Condition> condition(Located at, Entries entries) {
    entries.allowOnly(Set.of("column", "in", "notIn", "present"), findings);
    Optional<Integer> column =
        entries
            .required("column", findings)
            .flatMap(one -> scalars.text(one).map(name -> columns.ordinal(name, one)));
    if (entries.names().stream().filter(TESTS::contains).count() != 1) {
      findings.add(at, "needs one of in, notIn and present");
      return Optional.empty();
    }
    if (column.isEmpty()) {
      return Optional.empty();
    }
    if (entries.has("present")) {
      return entries
          .value("present")
          .flatMap(scalars::flag)
          .map(wanted -> new Condition.Present(column.get(), wanted));
    }
    boolean wanted = entries.has("in");
    Set<String> codes =
        lists.texts(entries.value(wanted ? "in" : "notIn").orElseThrow()).stream()
            .map(ValueMap::normalised)
            .collect(Collectors.toSet());
    return Optional.of(new Condition.OneOf(column.get(), codes, wanted));
  }
}
