package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.FieldType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads what a field is filled with: the name of a column, or a mapping that says more. What a
 * constant or a value map yields is held against the field's type.
 */
final class ValueReader {

  private static final Set<String> TIME_KEYS =
      Set.of("column", "date", "time", "formats", "timeFormats", "firstOf", "constant");

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;
  private final MappingTerms terms;
  private final ColumnNames columns;
  private final TextValueReader texts;
  private final PatternReader patterns;

  ValueReader(Findings findings, MappingTerms terms, ColumnNames columns) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
    this.terms = terms;
    this.columns = columns;
    this.texts = new TextValueReader(findings, terms, columns);
    this.patterns = new PatternReader(findings);
  }

  Optional<Value> text(Located at) {
    return texts.read(at, text -> true, "");
  }

  /** A whole number. */
  Optional<Value> count(Located at) {
    return texts
        .read(at, text -> terms.numbers().of(text) != null, "a whole number")
        .map(value -> converted(value, at, terms.numbers()::of, "is no whole number"));
  }

  /** Yes or no. */
  Optional<Value> flag(Located at) {
    return texts
        .read(at, text -> terms.booleans().of(text) != null, "a word for yes or no")
        .map(value -> converted(value, at, terms.booleans()::of, "is no word for yes or no"));
  }

  Optional<Value> field(EventField field, Located at) {
    FieldType type = field.type();
    if (type instanceof FieldType.Flag) {
      return flag(at);
    }
    if (type instanceof FieldType.Count) {
      return count(at);
    }
    if (type instanceof FieldType.Choice choice) {
      return choice(choice.constants(), at);
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      return choiceByName(choice.constants(), at);
    }
    if (type instanceof FieldType.Date) {
      return time(at).map(ValueReader::dateOf);
    }
    return text(at);
  }

  /** A date, or a date and a time of day. */
  Optional<Value> time(Located at) {
    if (at.node() instanceof ScalarNode) {
      return scalars
          .text(at)
          .map(name -> time(columns.ordinal(name, at), terms.patterns(), -1, List.of()));
    }
    Optional<Entries> found = Entries.of(at, findings);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = found.get();
    entries.allowOnly(TIME_KEYS, findings);
    if (entries.has("firstOf")) {
      return firstOf(entries.value("firstOf").orElseThrow());
    }
    if (entries.has("constant")) {
      return entries
          .value("constant")
          .flatMap(scalars::date)
          .map(LocalDate::toString)
          .map(text -> row -> text);
    }
    List<TimePattern> dates =
        entries.value("formats").map(patterns::dates).orElse(terms.patterns());
    if (entries.has("column") == entries.has("date")) {
      findings.add(at, "needs one of column, date, firstOf and constant");
      return Optional.empty();
    }
    Optional<Integer> column = column(entries, entries.has("column") ? "column" : "date");
    Optional<Integer> timeColumn = column(entries, "time");
    List<TimePattern> times =
        entries.value("timeFormats").map(patterns::times).orElse(terms.timePatterns());
    return column.map(date -> time(date, dates, timeColumn.orElse(-1), times));
  }

  private Optional<Integer> column(Entries entries, String key) {
    return entries
        .value(key)
        .flatMap(one -> scalars.text(one).map(name -> columns.ordinal(name, one)));
  }

  private Value time(int column, List<TimePattern> dates, int timeColumn, List<TimePattern> times) {
    return new TimeValue(column, dates, timeColumn, times, terms.times());
  }

  private Optional<Value> firstOf(Located at) {
    List<Value> all = new ArrayList<>();
    lists.elements(at).forEach(one -> time(one).ifPresent(all::add));
    return Optional.of(
        row -> {
          for (Value one : all) {
            Object result = one.of(row);
            if (result != null) {
              return result;
            }
          }
          return null;
        });
  }

  private Optional<Value> choice(List<String> constants, Located at) {
    return texts
        .read(at, constants::contains, "one of " + String.join(", ", constants))
        .map(
            value ->
                converted(
                    value,
                    at,
                    text -> constants.contains(text) ? text : null,
                    "is none of " + constants + "; give it values"));
  }

  /** By name, each from a column of its own; or all from one column that holds a JSON object. */
  private Optional<Value> choiceByName(List<String> constants, Located at) {
    if (!(at.node() instanceof MappingNode)
        || Entries.of(at, findings).map(all -> all.has("column")).orElse(false)) {
      return texts.read(at, text -> true, "").map(value -> new JsonMapValue(value, at.path()));
    }
    Optional<Entries> entries = Entries.of(at, findings);
    NamedValues named = new NamedValues();
    for (String name : entries.orElseThrow().names()) {
      entries
          .get()
          .value(name)
          .flatMap(one -> choice(constants, one))
          .ifPresent(value -> named.add(name, value));
    }
    return Optional.of(named);
  }

  /** A time that must be a date: what has a clock time is none. */
  private static Value dateOf(Value time) {
    return row -> {
      Object value = time.of(row);
      return value instanceof String text && text.length() != 10 ? text.substring(0, 10) : value;
    };
  }

  private Value converted(
      Value value, Located at, Function<String, Object> conversion, String why) {
    int column = texts.columnOf(at);
    return row -> {
      Object text = value.of(row);
      if (!(text instanceof String written)) {
        return text;
      }
      if (written.isBlank()) {
        return null;
      }
      Object result = conversion.apply(written);
      return result != null || column < 0 ? result : row.bad(column, why);
    };
  }
}
