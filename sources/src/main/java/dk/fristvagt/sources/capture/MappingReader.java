package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.sources.capture.MappingPlaces.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping from its YAML, going on after every error. Not thread-safe. */
final class MappingReader {

  /** What a source may be called: it stands in names of topics and slots. */
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

  private static final Set<String> ENVELOPE =
      Set.of(
          "municipality",
          "caseId",
          "childId",
          "eventId",
          "revision",
          "occurredAt",
          "registeredAt",
          "source",
          "sharedVersion");

  private static final Duration SHORTEST_GRACE = Duration.ofMillis(1);

  private final Findings findings;
  private final MappingPlaces places;
  private final Scalars scalars;
  private final ValueReader values;

  MappingReader(Findings findings, MappingPlaces places) {
    this.findings = findings;
    this.places = places;
    this.scalars = new Scalars(findings);
    this.values = new ValueReader(findings, places);
  }

  /** Empty, or useless, where there are findings. */
  Optional<CaptureMapping> read(Node root) {
    return Entries.of(new Located(root, ""), findings)
        .map(
            entries -> {
              entries.allowOnly(Set.of("source", "schema", "clock", "tables"), findings);
              String source =
                  entries
                      .required("source", findings)
                      .flatMap(at -> name(at, SOURCE))
                      .orElse("unknown");
              String schema = entries.value("schema").flatMap(scalars::text).orElse("public");
              CaptureMapping.Clock clock =
                  entries.required("clock", findings).flatMap(this::clock).orElse(null);
              Map<String, TableMapping> tables =
                  entries.required("tables", findings).map(this::tables).orElse(Map.of());
              return findings.count() > 0
                  ? null
                  : new CaptureMapping(source, schema, clock, tables);
            });
  }

  private Optional<String> name(Located at, Pattern pattern) {
    Optional<String> text = scalars.text(at);
    if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
      findings.add(at, "must be small letters, digits, - and _, at most 40, a letter first");
      return Optional.empty();
    }
    return text;
  }

  private Optional<CaptureMapping.Clock> clock(Located at) {
    return Entries.of(at, findings)
        .flatMap(
            entries -> {
              entries.allowOnly(Set.of("table", "column", "alive", "grace"), findings);
              Optional<String> table = entries.required("table", findings).flatMap(scalars::text);
              table.ifPresent(
                  name -> places.add(entries.value("table").get(), name, null, Kind.ANY));
              String tableName = table.orElse("");
              Optional<String> column =
                  entries
                      .required("column", findings)
                      .flatMap(value -> values.column(value, tableName, Kind.INSTANT));
              Optional<String> alive =
                  entries
                      .value("alive")
                      .flatMap(value -> values.column(value, tableName, Kind.INSTANT));
              Duration grace = entries.value("grace").map(this::grace).orElse(SHORTEST_GRACE);
              return column.map(
                  name -> new CaptureMapping.Clock(tableName, name, alive.orElse(null), grace));
            });
  }

  private Duration grace(Located at) {
    Optional<String> text = scalars.text(at);
    try {
      Duration grace = Duration.parse(text.orElse("PT0S"));
      if (!grace.isNegative()) {
        return grace;
      }
    } catch (DateTimeException e) {
      // Said below, with the form that is wanted.
    }
    findings.add(at, "must be a duration that is not negative, as PT2S");
    return SHORTEST_GRACE;
  }

  private Map<String, TableMapping> tables(Located at) {
    Map<String, TableMapping> tables = new LinkedHashMap<>();
    Entries.of(at, findings)
        .ifPresent(
            entries -> {
              if (entries.names().isEmpty()) {
                findings.add(at, "names no table");
              }
              for (String name : entries.names()) {
                places.add(entries.key(name), name, null, Kind.ANY);
                table(name, entries.value(name).get()).ifPresent(table -> tables.put(name, table));
              }
            });
    return tables;
  }

  private Optional<TableMapping> table(String name, Located at) {
    return Entries.of(at, findings)
        .map(
            entries -> {
              Set<String> allowed = new java.util.HashSet<>(ENVELOPE);
              allowed.addAll(Set.of("deletes", "facts"));
              entries.allowOnly(allowed, findings);
              TableMapping.Deletes deletes =
                  entries.value("deletes").map(this::deletes).orElse(TableMapping.Deletes.REJECT);
              List<FactMapping> facts = new ArrayList<>();
              entries
                  .required("facts", findings)
                  .ifPresent(
                      list ->
                          elements(list)
                              .forEach(each -> fact(name, entries, each).ifPresent(facts::add)));
              return new TableMapping(name, deletes, facts);
            });
  }

  private TableMapping.Deletes deletes(Located at) {
    String text = scalars.text(at).orElse("");
    return switch (text) {
      case "void" -> TableMapping.Deletes.VOID;
      case "reject" -> TableMapping.Deletes.REJECT;
      case "ignore" -> TableMapping.Deletes.IGNORE;
      default -> {
        findings.add(at, "must be void, reject or ignore");
        yield TableMapping.Deletes.REJECT;
      }
    };
  }

  private List<Located> elements(Located at) {
    List<Located> elements = new ArrayList<>();
    if (at.node() instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      for (Node node : sequence.getValue()) {
        elements.add(at.element(elements.size() + 1, node));
      }
    } else {
      findings.add(at, "must be a list with at least one element");
    }
    return elements;
  }

  private Optional<FactMapping> fact(String table, Entries outer, Located at) {
    return Entries.of(at, findings)
        .flatMap(
            entries -> {
              Set<String> allowed = new java.util.HashSet<>(ENVELOPE);
              allowed.addAll(Set.of("type", "when", "data"));
              entries.allowOnly(allowed, findings);
              Optional<EventType> type = entries.required("type", findings).flatMap(this::type);
              Condition condition =
                  entries
                      .value("when")
                      .map(when -> condition(table, when))
                      .orElse(Condition.ALWAYS);
              Optional<Value> municipality = text(table, "municipality", entries, outer, true);
              Optional<Value> caseId = text(table, "caseId", entries, outer, true);
              Optional<Value> childId = text(table, "childId", entries, outer, false);
              Optional<Value> eventId = text(table, "eventId", entries, outer, true);
              Optional<Value> source = text(table, "source", entries, outer, false);
              Optional<Value> revision =
                  inherited("revision", entries, outer, true)
                      .flatMap(value -> values.value(value, table, Kind.WHOLE_NUMBER));
              Optional<TimeValue> occurredAt =
                  inherited("occurredAt", entries, outer, true)
                      .flatMap(value -> values.time(value, table));
              Optional<TimeValue> registeredAt =
                  inherited("registeredAt", entries, outer, true)
                      .flatMap(value -> values.time(value, table));
              boolean shared =
                  inherited("sharedVersion", entries, outer, false)
                      .flatMap(scalars::flag)
                      .orElse(false);
              Map<String, Value> data = type.map(of -> data(table, of, entries)).orElseGet(Map::of);
              if (findings.count() > 0) {
                return Optional.empty();
              }
              return Optional.of(
                  new FactMapping(
                      type.orElseThrow(),
                      condition,
                      municipality.orElseThrow(),
                      caseId.orElseThrow(),
                      childId.orElse(null),
                      eventId.orElseThrow(),
                      revision.orElseThrow(),
                      occurredAt.orElseThrow(),
                      registeredAt.orElseThrow(),
                      source.orElse(null),
                      shared,
                      data));
            });
  }

  private Optional<Value> text(
      String table, String name, Entries entries, Entries outer, boolean required) {
    return inherited(name, entries, outer, required)
        .flatMap(value -> values.value(value, table, Kind.TEXT));
  }

  /** What the fact says itself, else what its table says for all of its facts. */
  private Optional<Located> inherited(
      String name, Entries entries, Entries outer, boolean required) {
    Optional<Located> value = entries.value(name).or(() -> outer.value(name));
    if (value.isEmpty() && required) {
      findings.add(entries.at(), "'" + name + "' is missing, here and for the table");
    }
    return value;
  }

  private Optional<EventType> type(Located at) {
    Optional<String> text = scalars.text(at);
    Optional<EventType> type = text.flatMap(EventType::of);
    if (text.isPresent() && type.isEmpty()) {
      List<String> known = Arrays.stream(EventType.values()).map(EventType::identifier).toList();
      findings.add(
          at, "no event is called '" + text.get() + "'" + Suggestion.forName(text.get(), known));
    }
    return type;
  }

  private Condition condition(String table, Located at) {
    Map<String, Set<String>> equal = new HashMap<>();
    Set<String> present = new java.util.HashSet<>();
    Entries.of(at, findings)
        .ifPresent(
            entries -> {
              entries.allowOnly(Set.of("present", "equal"), findings);
              entries
                  .value("present")
                  .ifPresent(
                      value ->
                          oneOrMore(value)
                              .forEach(
                                  each ->
                                      values
                                          .column(each, table, Kind.ANY)
                                          .ifPresent(present::add)));
              entries
                  .value("equal")
                  .flatMap(value -> Entries.of(value, findings))
                  .ifPresent(
                      columns -> {
                        for (String column : columns.names()) {
                          places.add(columns.key(column), table, column, Kind.ANY);
                          Set<String> texts = new java.util.HashSet<>();
                          oneOrMore(columns.value(column).get())
                              .forEach(each -> scalars.text(each).ifPresent(texts::add));
                          equal.put(column, texts);
                        }
                      });
            });
    return new Condition(present, equal);
  }

  private List<Located> oneOrMore(Located at) {
    return at.node() instanceof SequenceNode ? elements(at) : List.of(at);
  }

  private Map<String, Value> data(String table, EventType type, Entries entries) {
    Map<String, Value> data = new HashMap<>();
    Optional<Entries> fields = entries.value("data").flatMap(value -> Entries.of(value, findings));
    fields.ifPresent(
        named -> {
          named.allowOnly(
              Set.copyOf(type.fields().stream().map(EventField::name).toList()), findings);
          for (String name : named.names()) {
            type.field(name)
                .flatMap(field -> values.payload(named.value(name).get(), table, field))
                .ifPresent(value -> data.put(name, value));
          }
        });
    for (EventField field : type.fields()) {
      if (field.required() && fields.map(named -> !named.has(field.name())).orElse(true)) {
        findings.add(
            fields.map(Entries::at).orElse(entries.at()),
            type.identifier() + " needs the field '" + field.name() + "'");
      }
    }
    return data;
  }
}
