package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.FieldType;
import dk.fristvagt.sources.capture.MappingPlaces.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads where single values come from. Not thread-safe. */
final class ValueReader {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> FLAGS = List.of("true", "false");

  private final Findings findings;
  private final MappingPlaces places;
  private final Scalars scalars;

  ValueReader(Findings findings, MappingPlaces places) {
    this.findings = findings;
    this.places = places;
    this.scalars = new Scalars(findings);
  }

  /** The name of a column of a kind. */
  Optional<String> column(Located at, String table, Kind kind) {
    Optional<String> name = scalars.text(at);
    name.ifPresent(column -> places.add(at, table, column, kind));
    return name;
  }

  /** A column's name, {@code {column, codes}}, {@code {constant}} or {@code {template}}. */
  Optional<Value> value(Located at, String table, Kind kind) {
    return value(at, table, kind, List.of());
  }

  /** The value of a payload's field. */
  Optional<Value> payload(Located at, String table, EventField field) {
    FieldType type = field.type();
    if (type instanceof FieldType.Flag) {
      return value(at, table, Kind.FLAG, FLAGS);
    }
    if (type instanceof FieldType.Count) {
      return value(at, table, Kind.WHOLE_NUMBER, List.of());
    }
    if (type instanceof FieldType.Date) {
      return value(at, table, Kind.DATE, List.of());
    }
    if (type instanceof FieldType.Choice choice) {
      return value(at, table, Kind.TEXT, choice.constants());
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      return value(at, table, Kind.JSON, choice.constants());
    }
    return value(at, table, Kind.TEXT, List.of());
  }

  /** {@code column}, {@code {column, dateOnly}} or {@code {date, time}}. */
  Optional<TimeValue> time(Located at, String table) {
    if (!(at.node() instanceof MappingNode)) {
      return column(at, table, Kind.MOMENT).map(name -> new TimeValue.Moment(name, null));
    }
    return Entries.of(at, findings)
        .flatMap(
            entries -> {
              if (entries.has("date")) {
                entries.allowOnly(Set.of("date", "time"), findings);
                Optional<String> date = column(entries.value("date").get(), table, Kind.DATE);
                Optional<String> time =
                    entries.value("time").flatMap(value -> column(value, table, Kind.TIME));
                return date.map(name -> new TimeValue.Local(name, time.orElse(null)));
              }
              entries.allowOnly(Set.of("column", "dateOnly"), findings);
              Optional<String> dateOnly =
                  entries.value("dateOnly").flatMap(value -> column(value, table, Kind.FLAG));
              return entries
                  .required("column", findings)
                  .flatMap(value -> column(value, table, Kind.MOMENT))
                  .map(name -> new TimeValue.Moment(name, dateOnly.orElse(null)));
            });
  }

  /**
   * @param allowed what it may be; empty for anything of the kind
   */
  private Optional<Value> value(Located at, String table, Kind kind, List<String> allowed) {
    if (!(at.node() instanceof MappingNode)) {
      return column(at, table, kind).map(name -> new Value.Column(name, Map.of()));
    }
    return Entries.of(at, findings)
        .flatMap(
            entries -> {
              if (entries.has("constant")) {
                entries.allowOnly(Set.of("constant"), findings);
                return scalars
                    .text(entries.value("constant").get())
                    .map(
                        text -> {
                          requireAllowed(entries.value("constant").get(), text, kind, allowed);
                          return new Value.Constant(text);
                        });
              }
              if (entries.has("template")) {
                entries.allowOnly(Set.of("template"), findings);
                Located template = entries.value("template").get();
                if (kind != Kind.TEXT || !allowed.isEmpty()) {
                  findings.add(template, "a template makes a text, and none is called for");
                }
                return scalars.text(template).map(text -> template(template, table, text));
              }
              entries.allowOnly(Set.of("column", "codes"), findings);
              Map<String, String> codes = new LinkedHashMap<>();
              entries
                  .value("codes")
                  .flatMap(value -> Entries.of(value, findings))
                  .ifPresent(list -> codes(list, kind, allowed, codes));
              return entries
                  .required("column", findings)
                  .flatMap(
                      value ->
                          column(
                              value, table, codes.isEmpty() || kind == Kind.JSON ? kind : Kind.ANY))
                  .map(name -> new Value.Column(name, codes));
            });
  }

  private void codes(Entries list, Kind kind, List<String> allowed, Map<String, String> codes) {
    for (String code : list.names()) {
      Located at = list.value(code).get();
      scalars
          .text(at)
          .ifPresent(
              text -> {
                requireAllowed(at, text, kind, allowed);
                codes.put(code, text);
              });
    }
  }

  private void requireAllowed(Located at, String text, Kind kind, List<String> allowed) {
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      findings.add(
          at,
          "'"
              + text
              + "' is none of "
              + String.join(", ", allowed)
              + Suggestion.forName(text, allowed));
    } else if (kind == Kind.WHOLE_NUMBER && !text.matches("[0-9]{1,9}")) {
      findings.add(at, "must be a whole number");
    }
  }

  private Value template(Located at, String table, String text) {
    List<Value.Template.Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Value.Template.Part(text.substring(end, matcher.start()), false));
      }
      places.add(at, table, matcher.group(1), Kind.TEXT);
      parts.add(new Value.Template.Part(matcher.group(1), true));
      end = matcher.end();
    }
    if (end < text.length()) {
      parts.add(new Value.Template.Part(text.substring(end), false));
    }
    return new Value.Template(parts);
  }
}
