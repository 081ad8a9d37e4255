package dk.fristvagt.app.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One case at a clock, read from lines of NDJSON with the JDK and Jackson alone: its own rules for
 * which record counts, its own calendar, its own deadlines.
 */
final class IndependentCase {

  static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private static final Set<String> ENDS =
      Set.of("ChildAssessmentCancelled", "CaseClosed", "ChildMoved", "ChildTurned18");

  /** A fact that counts. */
  record Event(String id, String type, Instant at, boolean dateOnly, Instant typed, JsonNode line) {
    LocalDate day() {
      return at.atZone(ZONE).toLocalDate();
    }

    String data(String field) {
      return line.path("data").path(field).asText();
    }
  }

  /**
   * @param state met, late, cancelled, lapsed, waiting or missed
   */
  record Deadline(Event start, LocalDate lastDay, String state) {}

  private final Instant clock;
  private final List<Event> events = new ArrayList<>();

  IndependentCase(List<JsonNode> lines, Instant clock) {
    this.clock = clock;
    Map<String, JsonNode> winners = new HashMap<>();
    for (JsonNode line : lines) {
      if (!instant(line, "registeredAt").isAfter(clock)) {
        winners.merge(
            line.get("eventId").asText(),
            line,
            (a, b) -> b.path("revision").asInt() > a.path("revision").asInt() ? b : a);
      }
    }
    for (JsonNode line : winners.values()) {
      if (!line.path("voided").asBoolean()) {
        events.add(
            new Event(
                line.get("eventId").asText(),
                line.get("type").asText(),
                instant(line, "occurredAt"),
                line.get("occurredAt").asText().length() == 10,
                instant(line, "registeredAt"),
                line));
      }
    }
    events.sort(
        Comparator.comparing(Event::at).thenComparing(Event::typed).thenComparing(Event::id));
  }

  private static Instant instant(JsonNode line, String field) {
    String text = line.get(field).asText();
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZONE).toInstant()
        : ZonedDateTime.parse(text).toInstant();
  }

  /** The child assessments, one episode at a time, within a period. */
  List<Deadline> assessments(Period within) {
    List<Deadline> all = new ArrayList<>();
    Instant runningUntil = Instant.MIN;
    for (Event start : events) {
      if (!start.type().equals("NeedIdentified")
          && !start.type().equals("ChildAssessmentStarted")) {
        continue;
      }
      if (start.at().isBefore(runningUntil)) {
        continue;
      }
      Instant done = null;
      Instant ended = null;
      for (Event event : events) {
        if (done == null && event.type().equals("ChildAssessmentCompleted")) {
          if (!event.at().isBefore(start.at())) {
            done = event.at();
          } else if (event.dateOnly() && event.day().equals(start.day())) {
            done = start.at();
          }
        }
        if (ended == null && ENDS.contains(event.type()) && !event.at().isBefore(start.at())) {
          ended = event.at();
        }
      }
      runningUntil = earlier(done, ended);
      all.add(deadline(start, within, done, ended));
    }
    return all;
  }

  private Deadline deadline(Event start, Period within, Instant done, Instant ended) {
    LocalDate lastDay = start.day().plus(within);
    Instant due = lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    String state = "waiting";
    if (done != null && (ended == null || !ended.isBefore(done))) {
      state = done.isBefore(due) ? "met" : "late";
    } else if (ended != null) {
      state = ended.isBefore(due) ? "cancelled" : "lapsed";
    }
    return new Deadline(start, lastDay, state);
  }

  private static Instant earlier(Instant a, Instant b) {
    if (a == null || b == null) {
      return a != null ? a : b != null ? b : Instant.MAX;
    }
    return a.isBefore(b) ? a : b;
  }

  /** Of each handover since 2017: whether another caseworker came within a year. */
  List<Deadline> handovers() {
    List<Deadline> all = new ArrayList<>();
    for (Event start : events) {
      if (!start.type().equals("CaseHandedOver") || start.day().getYear() < 2017) {
        continue;
      }
      LocalDate lastDay = start.day().plusYears(1);
      Instant due = lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
      Instant ended = null;
      Instant changed = null;
      for (Event event : events) {
        if (event.at().isBefore(start.at())) {
          continue;
        }
        boolean ends = ENDS.contains(event.type()) && !event.type().contains("Cancelled");
        if (ended == null && ends) {
          ended = event.at();
        }
        if (changed == null
            && event.type().equals("CaseworkerAssigned")
            && !event.data("caseworker").equals(start.data("caseworker"))
            && event.at().isBefore(due)) {
          changed = event.at();
        }
      }
      String state = "waiting";
      if (changed != null && (ended == null || !changed.isAfter(ended))) {
        state = "missed";
      } else if (ended != null && ended.isBefore(due)) {
        state = "cancelled";
      } else if (!clock.isBefore(due)) {
        state = "met";
      }
      all.add(new Deadline(start, lastDay, state));
    }
    return all;
  }

  boolean isOpen() {
    boolean open = false;
    for (Event event : events) {
      switch (event.type()) {
        case "CaseOpened", "CaseReopened" -> open = true;
        case "CaseClosed" -> open = false;
        default -> {}
      }
    }
    return open;
  }

  /** Children with a measure that started and, at the end of its chain, did not end. */
  Set<String> childrenWithMeasure() {
    Map<String, String> continues = new HashMap<>();
    for (Event event : events) {
      if (event.type().equals("MeasureStarted") && !event.data("continuesMeasureId").isEmpty()) {
        continues.put(event.data("measureId"), event.data("continuesMeasureId"));
      }
    }
    Map<String, String> running = new HashMap<>();
    for (Event event : events) {
      String measure = event.data("measureId");
      if (event.type().equals("MeasureStarted")) {
        running.put(first(measure, continues), event.line().get("childId").asText());
      } else if (event.type().equals("MeasureEnded") && !continues.containsValue(measure)) {
        running.remove(first(measure, continues));
      }
    }
    return new HashSet<>(running.values());
  }

  private static String first(String measure, Map<String, String> continues) {
    String first = measure;
    while (continues.containsKey(first)) {
      first = continues.get(first);
    }
    return first;
  }

  List<Event> ofType(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }
}
