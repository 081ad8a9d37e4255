package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Reads one of {@code files}: the files of a kind and the facts in their rows. */
final class FileKindReader {

  private static final Set<String> KEYS =
      Set.of("name", "pattern", "csv", "rowKey", "when", "municipality", "facts");

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;
  private final MappingTerms terms;
  private final DialectReader dialects;

  FileKindReader(Findings findings, MappingTerms terms, DialectReader dialects) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
    this.terms = terms;
    this.dialects = dialects;
  }

  Optional<FileKind> read(Located at) {
    Optional<Entries> found = Entries.of(at, findings);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = found.get();
    entries.allowOnly(KEYS, findings);
    String name = entries.required("name", findings).flatMap(scalars::text).orElse("");
    String pattern = entries.required("pattern", findings).flatMap(this::pattern).orElse("*");
    ColumnNames columns = new ColumnNames();
    ValueReader values = new ValueReader(findings, terms, columns);
    List<Condition> when =
        entries.value("when").map(new ConditionReader(findings, columns)::read).orElse(List.of());
    List<Value> rowKey = new ArrayList<>();
    entries
        .value("rowKey")
        .ifPresent(
            key -> lists.elements(key).forEach(one -> values.text(one).ifPresent(rowKey::add)));
    FactMappingReader facts =
        new FactMappingReader(
            findings,
            terms,
            columns,
            name,
            rowKey,
            entries.value("municipality").or(terms::municipality));
    List<FactMapping> mappings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    entries
        .required("facts", findings)
        .ifPresent(
            all ->
                lists.elements(all).forEach(one -> facts.read(one, ids).ifPresent(mappings::add)));
    return Optional.of(
        new FileKind(
            name,
            pattern,
            entries
                .value("csv")
                .map(one -> dialects.read(one, terms.dialect()))
                .orElse(terms.dialect()),
            when,
            List.copyOf(mappings),
            columns.columns(),
            columns.secret(),
            columns.fileNumbers()));
  }

  private Optional<String> pattern(Located at) {
    Optional<String> pattern = scalars.text(at);
    try {
      pattern.ifPresent(text -> FileSystems.getDefault().getPathMatcher("glob:" + text));
      if (pattern.isPresent() && pattern.get().contains("/")) {
        findings.add(at, "is matched with a file's name; it must hold no slash");
      }
    } catch (PatternSyntaxException e) {
      findings.add(at, "no pattern of a file's name; write sager_*.csv");
      return Optional.empty();
    }
    return pattern;
  }
}
