package dk.fristvagt.rules.histories;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Payloads with ids from pools so small that events match and collide. */
final class Payloads {

  private static final Map<String, List<String>> POOLS =
      Map.ofEntries(
          Map.entry("notificationId", List.of("n1", "n2")),
          Map.entry("assessmentId", List.of("a1", "a2")),
          Map.entry("measureId", List.of("m1", "m1", "m2", "m3")),
          Map.entry("continuesMeasureId", List.of("m1", "m2", "m3", "m0")),
          Map.entry("decisionId", List.of("d1", "d2")),
          Map.entry("planId", List.of("p1")),
          Map.entry("auditId", List.of("audit1")),
          Map.entry("section", List.of("SEL §11(3)", "SEL §52", "BL §32")),
          Map.entry("team", List.of("Nord", "Syd", "Ø")),
          Map.entry("caseworker", List.of("w1", "w2", "w3")));

  private Payloads() {}

  static Map<String, Object> random(EventType type, LocalDate around, RandomGenerator random) {
    Map<String, Object> data = new HashMap<>();
    for (EventField field : type.fields()) {
      int absentOfTen = field.name().equals("continuesMeasureId") ? 6 : 3;
      if (field.required() || random.nextInt(10) >= absentOfTen) {
        data.put(field.name(), value(field, around, random));
      }
    }
    return data;
  }

  private static Object value(EventField field, LocalDate around, RandomGenerator random) {
    FieldType type = field.type();
    if (type instanceof FieldType.Flag) {
      return random.nextInt(3) > 0;
    }
    if (type instanceof FieldType.Count) {
      return (long) random.nextInt(field.name().equals("childAge") ? 18 : 7);
    }
    if (type instanceof FieldType.Date) {
      return around
          .plusDays(pick(Edges.DAYS, random))
          .plusMonths(pick(Edges.MONTHS, random))
          .toString();
    }
    if (type instanceof FieldType.Choice choice) {
      return pick(choice.constants(), random);
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      Map<String, String> criteria = new HashMap<>();
      for (String name : List.of("plan", "conversation", "børnesamtale")) {
        if (random.nextBoolean()) {
          criteria.put(name, pick(choice.constants(), random));
        }
      }
      return criteria;
    }
    return pick(POOLS.getOrDefault(field.name(), List.of("x", "y")), random);
  }

  private static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
