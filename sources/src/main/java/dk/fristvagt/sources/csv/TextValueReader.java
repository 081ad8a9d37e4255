package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads where a text comes from and what is done to it: see {@link TextValue}. */
final class TextValueReader {

  private static final Set<String> KEYS =
      Set.of(
          "column",
          "columns",
          "constant",
          "separator",
          "whenBlank",
          "values",
          "otherwise",
          "pseudonym",
          "padTo",
          "prefix");

  private static final int MOST_PADDING = 40;

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;
  private final MappingTerms terms;
  private final ColumnNames columns;

  TextValueReader(Findings findings, MappingTerms terms, ColumnNames columns) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
    this.terms = terms;
    this.columns = columns;
  }

  /**
   * @param allowed what a constant, or the meaning of a code, may be
   * @param wanted the same in words
   */
  Optional<Value> read(Located at, Predicate<String> allowed, String wanted) {
    if (at.node() instanceof ScalarNode) {
      return scalars
          .text(at)
          .map(
              name ->
                  new TextValue(
                      List.of(columns.ordinal(name, at)), "", null, null, null, null, 0, ""));
    }
    Optional<Entries> found = Entries.of(at, findings);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = found.get();
    entries.allowOnly(KEYS, findings);
    if (entries.has("constant")) {
      entries.allowOnly(Set.of("constant"), findings);
      Located constant = entries.value("constant").orElseThrow();
      return scalars
          .text(constant)
          .map(text -> check(constant, text, allowed, wanted))
          .map(text -> row -> text);
    }
    if (entries.has("column") == entries.has("columns")) {
      findings.add(at, "needs one of column, columns and constant");
      return Optional.empty();
    }
    List<Integer> read = columnsOf(entries);
    Optional<ValueMap> codes = entries.value("values").flatMap(one -> codes(one, allowed, wanted));
    Optional<String> otherwise = text(entries, "otherwise", allowed, wanted);
    Optional<String> whenBlank =
        codes.isPresent()
            ? text(entries, "whenBlank")
            : text(entries, "whenBlank", allowed, wanted);
    Optional<Pseudonym> pseudonym = pseudonym(entries);
    if (entries.has("pseudonym")) {
      read.forEach(columns::secret);
    }
    if (otherwise.isPresent() && !entries.has("values")) {
      findings.add(entries.key("otherwise"), "is for codes, but there are no values");
    }
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TextValue(
                read,
                text(entries, "separator").orElse("-"),
                whenBlank.orElse(null),
                codes.orElse(null),
                otherwise.orElse(null),
                pseudonym.orElse(null),
                entries
                    .value("padTo")
                    .flatMap(one -> scalars.number(one, 1, MOST_PADDING))
                    .orElse(0),
                text(entries, "prefix").orElse("")));
  }

  /** The column that errors name; less than 0 where there is none. */
  int columnOf(Located at) {
    if (at.node() instanceof ScalarNode scalar) {
      return columns.ordinal(scalar.getValue(), at);
    }
    Optional<Entries> entries =
        at.node() instanceof MappingNode ? Entries.of(at, findings) : Optional.empty();
    return entries
        .flatMap(all -> all.value("column").or(() -> all.value("columns")))
        .map(one -> lists.elements(one).get(0))
        .filter(one -> one.node() instanceof ScalarNode)
        .map(one -> columns.ordinal(((ScalarNode) one.node()).getValue(), one))
        .orElse(-1);
  }

  private List<Integer> columnsOf(Entries entries) {
    List<Integer> result = new ArrayList<>();
    Located at = entries.value("column").or(() -> entries.value("columns")).orElseThrow();
    for (Located one : entries.has("column") ? List.of(at) : lists.elements(at)) {
      scalars.text(one).ifPresent(name -> result.add(columns.ordinal(name, one)));
    }
    return result;
  }

  private Optional<ValueMap> codes(Located at, Predicate<String> allowed, String wanted) {
    Located map = at;
    if (at.node() instanceof ScalarNode scalar) {
      Located named = terms.valueMaps().get(scalar.getValue());
      if (named == null) {
        findings.add(
            at,
            "there are no values '"
                + scalar.getValue()
                + "'"
                + Suggestion.forName(scalar.getValue(), terms.valueMaps().keySet()));
        return Optional.empty();
      }
      map = named;
    }
    Map<String, String> meanings = new HashMap<>();
    Map<String, String> spelled = new HashMap<>();
    Optional<Entries> entries = Entries.of(map, findings);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    for (String code : entries.get().names()) {
      Located meaning = entries.get().value(code).orElseThrow();
      if (spelled.putIfAbsent(ValueMap.normalised(code), code) != null) {
        findings.add(entries.get().key(code), "is given twice; upper and lower case are the same");
      }
      if (meaning.isEmpty()) {
        meanings.put(code, null);
      } else {
        scalars
            .text(meaning)
            .ifPresent(text -> meanings.put(code, check(meaning, text, allowed, wanted)));
      }
    }
    return Optional.of(new ValueMap(meanings));
  }

  private Optional<Pseudonym> pseudonym(Entries entries) {
    Optional<Located> at = entries.value("pseudonym");
    Optional<String> name = at.flatMap(scalars::text);
    Optional<Pseudonym> pseudonym = name.map(terms.pseudonyms()::get);
    if (name.isPresent() && pseudonym.isEmpty()) {
      findings.add(
          at.orElseThrow(),
          "there is no pseudonym '"
              + name.get()
              + "' that can be used"
              + Suggestion.forName(name.get(), terms.pseudonyms().keySet()));
    }
    return pseudonym;
  }

  private Optional<String> text(
      Entries entries, String name, Predicate<String> allowed, String wanted) {
    return entries
        .value(name)
        .flatMap(one -> scalars.text(one).map(text -> check(one, text, allowed, wanted)));
  }

  private Optional<String> text(Entries entries, String name) {
    return entries.value(name).flatMap(scalars::text);
  }

  private String check(Located at, String text, Predicate<String> allowed, String wanted) {
    if (!allowed.test(text)) {
      findings.add(at, "'" + text + "' is not " + wanted);
    }
    return text;
  }
}
