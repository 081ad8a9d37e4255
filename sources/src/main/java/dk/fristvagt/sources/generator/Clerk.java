package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types what happened in one case into the case system: sooner or later, with or without a clock
 * time, now and then wrong at first, twice, or in the case of a sibling.
 *
 * <p>What is registered last is what happened: corrections end at the truth and what never happened
 * is voided, so that a complete record shows the practice that was asked for. Each fact draws from
 * a stream of its own; what lies at or after the end of the world is left out and changes nothing
 * else. Never registers anything before it occurs. Not thread-safe.
 */
final class Clerk {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final GeneratorSettings settings;
  private final RecordKeeping habits;
  private final String caseId;
  private final String childId;
  private final String token;
  private final long end;
  private final SplitMix random;
  private final List<Fact> facts = new ArrayList<>();
  private int eventNumber;
  private int nameNumber;
  private List<Clerk> siblings = List.of();

  /**
   * @param end epoch second, exclusive
   */
  Clerk(
      GeneratorSettings settings, String caseToken, String childToken, long end, SplitMix random) {
    this.settings = settings;
    this.habits = settings.recordKeeping();
    this.caseId = "c-" + caseToken;
    this.childId = "b-" + childToken;
    this.token = caseToken;
    this.end = end;
    this.random = random;
  }

  /** The clerks of the child's siblings, into whose cases a fact may be typed by mistake. */
  void siblings(List<Clerk> others) {
    siblings = List.copyOf(others);
  }

  /** A new name for a notification, measure and the like, unique in the municipality. */
  String name(char kind) {
    return kind + token + 'x' + ++nameNumber;
  }

  /** A payload for the next fact. */
  Payload payload(SplitMix from) {
    return new Payload(from, habits.fieldLeftOut());
  }

  void record(EventType type, long occurred) {
    record(type, occurred, Map.of());
  }

  void record(EventType type, long occurred, Payload payload) {
    record(type, occurred, payload.fields());
  }

  private void record(EventType type, long occurredSecond, Map<String, Object> data) {
    int number = ++eventNumber;
    long occurred = occurredSecond - Math.floorMod(occurredSecond, (long) MINUTE);
    if (occurred >= end) {
      return;
    }
    SplitMix draw = random.split(number);
    boolean dateOnly = draw.chance(dateOnlyShare(type));
    String eventId = 'e' + token + 'x' + number;
    String source = draw.chance(0.97) ? "dubu" : "import";
    long registered = registeredAt(type, occurred, draw);
    Entry entry = new Entry(eventId, type, source, dateOnly);
    if (!siblings.isEmpty() && isEasilyMistaken(type) && draw.chance(habits.moved())) {
      moved(entry, occurred, registered, data, draw);
    } else if (draw.chance(habits.corrected())) {
      corrected(entry, occurred, registered, data, draw);
    } else {
      enter(entry, 0, false, occurred, registered, data);
      if (draw.chance(habits.repeated()) && registered < end) {
        facts.add(facts.get(facts.size() - 1));
      }
    }
    if (draw.chance(habits.mistaken())) {
      mistaken(entry, occurred, registered, data, draw);
    }
  }

  /** What was typed in so far, in no order. */
  List<Fact> facts() {
    return facts;
  }

  /** What stays the same from one record of a fact to the next. */
  private record Entry(String eventId, EventType type, String source, boolean dateOnly) {}

  private void enter(
      Entry entry,
      int revision,
      boolean voided,
      long occurred,
      long registered,
      Map<String, Object> data) {
    if (registered >= end) {
      return;
    }
    facts.add(
        new Fact(
            settings.municipality(),
            caseId,
            entry.eventId(),
            revision,
            voided,
            childId,
            time(occurred, entry.dateOnly()),
            time(registered, false),
            entry.source(),
            entry.type(),
            data,
            null));
  }

  /** Wrong at first: the day, or a field that was left empty; right after one revision or two. */
  private void corrected(
      Entry entry, long occurred, long registered, Map<String, Object> data, SplitMix draw) {
    int revisions = draw.chance(0.15) ? 2 : 1;
    boolean wrongDay = draw.chance(0.7) || !mayLeaveOut(entry.type(), data);
    long typed = registered;
    for (int revision = 0; revision < revisions; revision++) {
      if (wrongDay) {
        int day = CALENDAR.dayOf(occurred) + draw.between(-9, 4);
        long wrong = Math.min(CALENDAR.at(day, CALENDAR.secondOfDay(occurred)), typed);
        enter(entry, revision, false, wrong - Math.floorMod(wrong, (long) MINUTE), typed, data);
      } else {
        enter(entry, revision, false, occurred, typed, withoutOptional(entry.type(), data));
      }
      typed = CALENDAR.inOfficeHours(CALENDAR.dayOf(typed) + 1 + (int) draw.exponential(15), draw);
    }
    enter(entry, revisions, false, occurred, typed, data);
  }

  /** Typed into a sibling's case; taken back there and entered here when somebody notices. */
  private void moved(
      Entry entry, long occurred, long registered, Map<String, Object> data, SplitMix draw) {
    Clerk other = siblings.get(draw.between(0, siblings.size() - 1));
    long noticed =
        CALENDAR.inOfficeHours(CALENDAR.dayOf(registered) + 1 + (int) draw.exponential(12), draw);
    Entry there = new Entry(entry.eventId() + 'z', entry.type(), entry.source(), entry.dateOnly());
    other.enter(there, 0, false, occurred, registered, data);
    other.enter(there, 1, true, occurred, noticed, data);
    enter(entry, 0, false, occurred, noticed, data);
  }

  private static boolean isEasilyMistaken(EventType type) {
    return switch (type) {
      case NOTIFICATION_RECEIVED,
          NOTIFICATION_ACKNOWLEDGED,
          PARTY_HEARING_HELD,
          CHILD_CONVERSATION_HELD,
          NEED_IDENTIFIED,
          CHILD_ASSESSMENT_COMPLETED,
          PLAN_MADE,
          FOLLOW_UP_HELD,
          MEETING_HELD ->
          true;
      default -> false;
    };
  }

  /** The same thing again under another name, which never happened here, and is taken back. */
  private void mistaken(
      Entry entry, long occurred, long registered, Map<String, Object> data, SplitMix draw) {
    Map<String, Object> wrong = new HashMap<>(data);
    switch (entry.type()) {
      case FOLLOW_UP_HELD,
          MEETING_HELD,
          PLAN_REVISED,
          PARTY_HEARING_HELD,
          CHILD_CONVERSATION_HELD,
          SUPERVISION_VISIT_HELD -> {}
      case NOTIFICATION_RECEIVED -> wrong.put("notificationId", 'n' + token + 'y' + eventNumber);
      case MEASURE_STARTED -> {
        wrong.put("measureId", 'm' + token + 'y' + eventNumber);
        wrong.remove("continuesMeasureId");
      }
      default -> {
        return;
      }
    }
    Entry mistake =
        new Entry(entry.eventId() + 'y', entry.type(), entry.source(), entry.dateOnly());
    long typed = registered + draw.between(1, 40) * MINUTE;
    long voided =
        CALENDAR.inOfficeHours(CALENDAR.dayOf(typed) + 1 + (int) draw.exponential(9), draw);
    enter(mistake, 0, false, occurred, typed, wrong);
    enter(mistake, 1, true, occurred, voided, wrong);
  }

  private static boolean mayLeaveOut(EventType type, Map<String, Object> data) {
    return type.fields().stream().anyMatch(f -> !f.required() && data.containsKey(f.name()));
  }

  /** Ids stay: an empty measure id would be another measure's history, not a slip. */
  private static Map<String, Object> withoutOptional(EventType type, Map<String, Object> data) {
    Map<String, Object> less = new HashMap<>(data);
    type.fields().stream()
        .filter(f -> !f.required() && !f.name().endsWith("Id"))
        .forEach(f -> less.remove(f.name()));
    return less;
  }

  private FactTime time(long epochSecond, boolean dateOnly) {
    if (dateOnly) {
      int day = CALENDAR.dayOf(epochSecond);
      return new FactTime(CALENDAR.startOf(day) * 1000, true, CALENDAR.date(day));
    }
    return new FactTime(epochSecond * 1000, false, CALENDAR.instant(epochSecond));
  }

  private double dateOnlyShare(EventType type) {
    return switch (type) {
      case CHILD_MOVED, CHILD_TURNED_18 -> 1;
      case NOTIFICATION_RECEIVED -> habits.dateOnly() * 0.04;
      case NOTIFICATION_ASSESSED,
          NOTIFICATION_REASSESSED,
          CASE_OPENED,
          CASE_REOPENED,
          CASE_CLOSED,
          CASE_HANDED_OVER,
          CASEWORKER_ASSIGNED ->
          0;
      case PLAN_MADE,
          PLAN_REVISED,
          MEASURE_STARTED,
          MEASURE_ENDED,
          NEED_IDENTIFIED,
          INQUIRY_STARTED ->
          habits.dateOnly();
      default -> habits.dateOnly() * 0.4;
    };
  }

  private long registeredAt(EventType type, long occurred, SplitMix draw) {
    boolean prompt =
        switch (type) {
          case NOTIFICATION_RECEIVED,
              NOTIFICATION_ASSESSED,
              NOTIFICATION_REASSESSED,
              NOTIFICATION_ACKNOWLEDGED,
              CASE_OPENED,
              CASE_REOPENED,
              CASE_CLOSED,
              CASE_HANDED_OVER,
              CASEWORKER_ASSIGNED ->
              true;
          default -> false;
        };
    if (draw.chance(prompt ? habits.registeredLate() / 4 : habits.registeredLate())) {
      return typedIn(CALENDAR.dayOf(occurred) + 4 + (int) Math.min(draw.exponential(12), 56), draw);
    }
    if (draw.chance(prompt ? 0.8 : 0.55)) {
      long soon = occurred + draw.between(2, prompt ? 90 : 240) * MINUTE + draw.between(0, 59);
      // Somebody is always on duty for notifications; the rest waits for the office to open.
      if (CALENDAR.isInOfficeHours(soon) || (prompt && draw.chance(0.6))) {
        return soon;
      }
    }
    return typedIn(CALENDAR.dayOf(occurred) + draw.between(1, 2), draw);
  }

  private static long typedIn(int day, SplitMix draw) {
    return CALENDAR.at(CALENDAR.officeDayFrom(day), draw.between(8 * HOUR, 16 * HOUR - 1));
  }
}
