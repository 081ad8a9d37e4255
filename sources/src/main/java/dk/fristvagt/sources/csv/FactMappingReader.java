package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one of {@code facts}: checks it against the event's fields. */
final class FactMappingReader {

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "name",
          "when",
          "eventId",
          "revision",
          "voided",
          "municipality",
          "caseId",
          "childId",
          "occurredAt",
          "registeredAt",
          "source",
          "data");

  private final Findings findings;
  private final Scalars scalars;
  private final MappingTerms terms;
  private final ColumnNames columns;
  private final ValueReader values;
  private final String kind;
  private final List<Value> rowKey;
  private final Optional<Located> municipality;

  FactMappingReader(
      Findings findings,
      MappingTerms terms,
      ColumnNames columns,
      String kind,
      List<Value> rowKey,
      Optional<Located> municipality) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.terms = terms;
    this.columns = columns;
    this.values = new ValueReader(findings, terms, columns);
    this.kind = kind;
    this.rowKey = rowKey;
    this.municipality = municipality;
  }

  /**
   * @param ids how the default ids of this kind's facts begin; one is added
   */
  Optional<FactMapping> read(Located at, Set<String> ids) {
    Optional<Entries> found = Entries.of(at, findings);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = found.get();
    entries.allowOnly(KEYS, findings);
    Optional<EventType> type =
        entries
            .required("type", findings)
            .flatMap(one -> scalars.text(one).flatMap(t -> type(one, t)));
    List<Condition> when =
        entries.value("when").map(new ConditionReader(findings, columns)::read).orElse(List.of());
    Map<String, Value> envelope = new LinkedHashMap<>();
    entries
        .required("caseId", findings)
        .flatMap(values::text)
        .ifPresent(v -> envelope.put("caseId", v));
    for (String name : List.of("occurredAt", "registeredAt")) {
      entries.required(name, findings).flatMap(values::time).ifPresent(v -> envelope.put(name, v));
    }
    entries.value("childId").flatMap(values::text).ifPresent(v -> envelope.put("childId", v));
    entries.value("voided").flatMap(values::flag).ifPresent(v -> envelope.put("voided", v));
    new RevisionReader(findings, values, terms, columns)
        .read(entries.value("revision"))
        .ifPresent(v -> envelope.put("revision", v));
    municipality(entries).ifPresent(v -> envelope.put("municipality", v));
    source(entries).ifPresent(v -> envelope.put("source", v));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    eventId(entries, type.get(), ids).ifPresent(v -> envelope.put("eventId", v));
    return Optional.of(new FactMapping(type.get(), when, envelope, data(entries, type.get())));
  }

  private Optional<EventType> type(Located at, String text) {
    Optional<EventType> type = EventType.of(text);
    if (type.isEmpty()) {
      List<String> all = Arrays.stream(EventType.values()).map(EventType::identifier).toList();
      findings.add(at, "there is no event '" + text + "'" + Suggestion.forName(text, all));
    }
    return type;
  }

  private Optional<Value> municipality(Entries entries) {
    Optional<Located> at = entries.value("municipality").or(() -> municipality);
    if (at.isEmpty()) {
      findings.add(
          entries.at(), "'municipality' is missing, here, for the kind of file and for all");
    }
    return at.flatMap(values::text);
  }

  private Optional<Value> source(Entries entries) {
    Optional<Located> at = entries.value("source");
    return at.isPresent()
        ? at.flatMap(values::text)
        : terms.source().map(text -> (Value) row -> text);
  }

  private Optional<Value> eventId(Entries entries, EventType type, Set<String> ids) {
    Optional<Located> at = entries.value("eventId");
    if (at.isPresent()) {
      return at.flatMap(values::text);
    }
    String name = entries.value("name").flatMap(scalars::text).orElse(type.identifier());
    if (rowKey.isEmpty()) {
      findings.add(entries.at(), "'eventId' is missing, and the kind of file has no rowKey");
      return Optional.empty();
    }
    String beginning = kind + ":" + name;
    if (!ids.add(beginning)) {
      findings.add(
          entries.at(), "another fact of this kind has the same default id; give one a 'name'");
    }
    return Optional.of(new DefaultEventId(beginning, rowKey));
  }

  private Map<String, Value> data(Entries entries, EventType type) {
    Map<String, Value> data = new LinkedHashMap<>();
    Optional<Located> at = entries.value("data");
    Optional<Entries> fields = at.flatMap(one -> Entries.of(one, findings));
    List<String> known = type.fields().stream().map(EventField::name).toList();
    if (fields.isPresent()) {
      for (String name : fields.get().names()) {
        Optional<EventField> field = type.field(name);
        if (field.isEmpty()) {
          findings.add(
              fields.get().key(name),
              type.identifier() + " has no field '" + name + "'" + Suggestion.forName(name, known));
        } else {
          fields
              .get()
              .value(name)
              .flatMap(one -> values.field(field.get(), one))
              .ifPresent(value -> data.put(name, value));
        }
      }
    }
    for (EventField field : type.fields()) {
      if (field.required()
          && (at.isEmpty() || fields.isPresent())
          && !fields.map(all -> all.has(field.name())).orElse(false)) {
        findings.add(
            at.orElse(entries.at()),
            "'" + field.name() + "' is missing, which every " + type.identifier() + " has");
      }
    }
    return data;
  }
}
