package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.FieldType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Facts of every type with every mix of optional fields, and times written in several ways. */
final class FactArbitraries {

  static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private static final Arbitrary<String> NAMES =
      Arbitraries.of("a", "æøå", "a/b", "a%2Fb", "q\"uote\\", "smile 😀", "line\nbreak", "x-17");

  private FactArbitraries() {}

  static Arbitrary<Fact> facts() {
    return Arbitraries.of(EventType.values())
        .flatMap(
            type ->
                Combinators.combine(
                        NAMES,
                        NAMES,
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false),
                        NAMES.injectNull(0.5),
                        times(),
                        NAMES.injectNull(0.5),
                        payloads(type))
                    .as(
                        (caseId, eventId, revision, voided, childId, occurredAt, source, data) ->
                            new Fact(
                                "0330",
                                caseId,
                                eventId,
                                revision,
                                voided,
                                childId,
                                occurredAt,
                                occurredAt,
                                source,
                                type,
                                data,
                                null)));
  }

  static Arbitrary<FactTime> times() {
    Arbitrary<Long> millis =
        Arbitraries.longs()
            .between(
                Instant.parse("1990-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2040-01-01T00:00:00Z").toEpochMilli());
    Arbitrary<FactTime> instants =
        millis.map(
            milli ->
                FactTime.parse(
                    Instant.ofEpochMilli(milli).atZone(ZONE).toOffsetDateTime().toString(), ZONE));
    Arbitrary<FactTime> wholeSeconds =
        millis.map(
            milli -> FactTime.parse(StandardTime.text(milli / 1000 * 1000, false, ZONE), ZONE));
    Arbitrary<FactTime> utc =
        millis.map(
            milli ->
                FactTime.parse(
                    Instant.ofEpochMilli(milli).atOffset(ZoneOffset.UTC).toString(), ZONE));
    Arbitrary<FactTime> dates =
        Arbitraries.longs()
            .between(8000, 25000)
            .map(day -> FactTime.parse(LocalDate.ofEpochDay(day).toString(), ZONE));
    return Arbitraries.oneOf(instants, wholeSeconds, utc, dates);
  }

  private static Arbitrary<Map<String, Object>> payloads(EventType type) {
    Arbitrary<Map<String, Object>> data = Arbitraries.just(Map.of());
    for (EventField field : type.fields()) {
      Arbitrary<Object> value =
          field.required() ? values(field.type()) : values(field.type()).injectNull(0.4);
      data = Combinators.combine(data, value).as((before, one) -> with(before, field.name(), one));
    }
    return data;
  }

  private static Map<String, Object> with(Map<String, Object> before, String name, Object value) {
    if (value == null) {
      return before;
    }
    Map<String, Object> all = new HashMap<>(before);
    all.put(name, value);
    return all;
  }

  private static Arbitrary<Object> values(FieldType type) {
    if (type instanceof FieldType.Flag) {
      return Arbitraries.of(true, false).asGeneric();
    }
    if (type instanceof FieldType.Count) {
      return Arbitraries.integers()
          .between(0, Integer.MAX_VALUE)
          .map(Integer::longValue)
          .asGeneric();
    }
    if (type instanceof FieldType.Date) {
      return Arbitraries.longs()
          .between(0, 25000)
          .map(day -> LocalDate.ofEpochDay(day).toString())
          .asGeneric();
    }
    if (type instanceof FieldType.Choice choice) {
      return Arbitraries.of(choice.constants()).asGeneric();
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      return Arbitraries.maps(NAMES, Arbitraries.of(choice.constants())).ofMaxSize(3).asGeneric();
    }
    return NAMES.asGeneric();
  }
}
