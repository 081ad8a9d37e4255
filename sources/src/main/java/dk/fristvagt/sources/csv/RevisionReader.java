package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code revision}: a number, when a row was changed, or a number in the file's name. */
final class RevisionReader {

  private final Findings findings;
  private final Scalars scalars;
  private final ValueReader values;
  private final MappingTerms terms;
  private final ColumnNames columns;

  RevisionReader(Findings findings, ValueReader values, MappingTerms terms, ColumnNames columns) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.values = values;
    this.terms = terms;
    this.columns = columns;
  }

  Optional<Value> read(Optional<Located> at) {
    if (at.isEmpty()) {
      return Optional.empty();
    }
    if (at.get().node() instanceof MappingNode) {
      Entries entries = Entries.of(at.get(), findings).orElseThrow();
      if (entries.has("changed")) {
        entries.allowOnly(Set.of("changed"), findings);
        return entries
            .value("changed")
            .flatMap(values::time)
            .map(changed -> new ChangedRevision(changed, terms.times().zone()));
      }
      if (entries.has("fileName")) {
        entries.allowOnly(Set.of("fileName"), findings);
        return entries.value("fileName").flatMap(this::fileNumber);
      }
    }
    return values.count(at.get());
  }

  private Optional<Value> fileNumber(Located at) {
    Optional<String> text = scalars.text(at);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(text.get());
      if (pattern.matcher("").groupCount() == 1) {
        FileNumber number = new FileNumber(pattern);
        columns.fileNumber(number, at);
        return Optional.of(number);
      }
    } catch (PatternSyntaxException e) {
      // Said below, with the form that is wanted.
    }
    findings.add(at, "must be a regular expression with one group, of digits: _([0-9]{8})\\.csv");
    return Optional.empty();
  }
}
