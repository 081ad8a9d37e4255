package dk.fristvagt.rules.histories;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random histories, as records in no order. They shrink to fewer records.
 *
 * <p>The reference catalogue is the built-in one and the zone Europe/Copenhagen: types are picked
 * so that its rules meet, times so that its deadlines are hit on the dot.
 */
public final class CaseHistories {

  private static final List<Set<EventType>> FLOWS =
      List.of(
          Set.of(
              EventType.NOTIFICATION_RECEIVED,
              EventType.NOTIFICATION_ACKNOWLEDGED,
              EventType.NOTIFICATION_ASSESSED,
              EventType.NOTIFICATION_REASSESSED,
              EventType.PARTY_HEARING_HELD,
              EventType.PROFESSIONAL_ASSESSMENT_MADE,
              EventType.NOTIFIER_INFORMED,
              EventType.CHILD_CONVERSATION_HELD,
              EventType.CHILD_CONVERSATION_WAIVED),
          Set.of(
              EventType.NEED_IDENTIFIED,
              EventType.CHILD_ASSESSMENT_STARTED,
              EventType.CHILD_ASSESSMENT_COMPLETED,
              EventType.CHILD_ASSESSMENT_CANCELLED),
          Set.of(EventType.PLAN_MADE, EventType.DECISION_MADE, EventType.MEASURE_STARTED),
          Set.of(EventType.MEASURE_STARTED, EventType.SUPERVISION_VISIT_HELD),
          Set.of(
              EventType.PLAN_MADE,
              EventType.PLAN_REVISED,
              EventType.CHILD_CONVERSATION_HELD,
              EventType.DECISION_MADE,
              EventType.REFERRAL_SENT,
              EventType.MEASURE_STARTED),
          Set.of(
              EventType.MEASURE_STARTED,
              EventType.FOLLOW_UP_HELD,
              EventType.FOLLOW_UP_CADENCE_DECIDED,
              EventType.MEASURE_ENDED),
          Set.of(
              EventType.MEASURE_STARTED,
              EventType.SUPERVISION_VISIT_HELD,
              EventType.PARENT_SUPPORT_DECIDED,
              EventType.PARENT_PLAN_OFFERED,
              EventType.PARENT_PLAN_ANSWERED,
              EventType.PARENT_PLAN_MADE,
              EventType.MEASURE_ENDED),
          Set.of(
              EventType.CASE_HANDED_OVER,
              EventType.CASEWORKER_ASSIGNED,
              EventType.MEASURE_ENDED,
              EventType.CHILD_ASSESSMENT_STARTED,
              EventType.CASE_CLOSED,
              EventType.CHILD_MOVED),
          Set.of(
              EventType.CASE_OPENED,
              EventType.CASE_REOPENED,
              EventType.CASE_CLOSED,
              EventType.CASEWORKER_ASSIGNED,
              EventType.CASE_HANDED_OVER,
              EventType.MEASURE_STARTED,
              EventType.MEASURE_ENDED,
              EventType.CHILD_ASSESSMENT_STARTED,
              EventType.CHILD_ASSESSMENT_COMPLETED),
          Set.of(EventType.values()));

  /** In every flow: who holds the case, and now and then its end. */
  private static final List<EventType> ALWAYS =
      List.of(
          EventType.CASE_HANDED_OVER,
          EventType.CASEWORKER_ASSIGNED,
          EventType.CASE_CLOSED,
          EventType.CHILD_TURNED_18);

  /** How much more often a flow's own events are than those that are always there. */
  private static final int FLOW_WEIGHT = 5;

  private static final int MAX_RECORDS = 40;

  /**
   * How many event ids a history has: so few that most records correct others, or so many that most
   * do not.
   */
  private static final List<Integer> EVENT_IDS = List.of(8, 60, 60);

  private CaseHistories() {}

  /** All records of one case: 1 to 40. */
  public static Arbitrary<List<Fact>> ofOneCase() {
    return records(List.of("c-1"));
  }

  /**
   * Records of up to three cases of two municipalities, with the same event ids in them: 1 to 40.
   */
  public static Arbitrary<List<Fact>> ofSeveralCases() {
    return records(List.of("c-1", "c-2", "c-3"));
  }

  private static Arbitrary<List<Fact>> records(List<String> cases) {
    return Combinators.combine(
            Arbitraries.of(FLOWS), Arbitraries.of(Edges.DATES), Arbitraries.of(EVENT_IDS))
        .flatAs(
            (flow, around, eventIds) ->
                occurredAt(around)
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(6)
                    .flatMap(
                        palette ->
                            record(cases, flow, around, palette, eventIds)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(MAX_RECORDS)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Fact> record(
      List<String> cases,
      Set<EventType> flow,
      LocalDate around,
      List<FactTime> palette,
      int eventIds) {
    List<EventType> types = new ArrayList<>(ALWAYS);
    for (int i = 0; i < FLOW_WEIGHT; i++) {
      types.addAll(new TreeSet<>(flow));
    }
    return Combinators.combine(
            Arbitraries.of(types),
            Arbitraries.of(cases),
            Arbitraries.integers().between(1, eventIds),
            Arbitraries.frequency(Tuple.of(14, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
            Arbitraries.integers().between(0, 9).map(n -> n == 9),
            Arbitraries.frequencyOf(Tuple.of(3, near(palette)), Tuple.of(2, occurredAt(around))),
            registration(),
            Arbitraries.longs())
        .as(
            (type, caseId, event, revision, voided, occurredAt, delay, seed) ->
                new Fact(
                    caseId.equals("c-3") ? "0101" : "0330",
                    caseId,
                    "e" + event,
                    revision,
                    voided && revision > 0,
                    "child",
                    occurredAt,
                    registeredAt(occurredAt, delay),
                    null,
                    type,
                    Payloads.random(type, around, new SplittableRandom(seed)),
                    null));
  }

  private static Arbitrary<FactTime> occurredAt(LocalDate around) {
    return Combinators.combine(
            Arbitraries.of(Edges.MONTHS),
            Arbitraries.of(Edges.DAYS),
            Arbitraries.of(Edges.TIMES),
            Arbitraries.integers().between(0, 4))
        .as(
            (months, days, time, precision) ->
                time(around.plusMonths(months).plusDays(days), time, precision == 4));
  }

  /**
   * One of a history's own times, a millisecond beside it, or its date alone: what makes things
   * meet.
   */
  private static Arbitrary<FactTime> near(List<FactTime> palette) {
    return Combinators.combine(Arbitraries.of(palette), Arbitraries.integers().between(0, 9))
        .as(
            (time, form) ->
                switch (form) {
                  case 0 -> FactTime.ofInstant(time.epochMilli() + 1);
                  case 1 -> FactTime.ofInstant(time.epochMilli() - 1);
                  case 2 ->
                      FactTime.parse(
                          LocalDate.ofInstant(
                                  Instant.ofEpochMilli(time.epochMilli()), Edges.COPENHAGEN)
                              .toString(),
                          Edges.COPENHAGEN);
                  default -> time;
                });
  }

  private static FactTime time(LocalDate date, LocalTime time, boolean datePrecision) {
    return datePrecision
        ? FactTime.parse(date.toString(), Edges.COPENHAGEN)
        : FactTime.ofInstant(date.atTime(time).atZone(Edges.COPENHAGEN).toInstant().toEpochMilli());
  }

  /**
   * Minutes after the occurrence, and whether that is put off to the next local midnight or rounded
   * to a date.
   */
  private record Registration(int minutes, int form) {}

  private static Arbitrary<Registration> registration() {
    return Combinators.combine(
            Arbitraries.of(Edges.REGISTRATION_MINUTES), Arbitraries.integers().between(0, 9))
        .as(Registration::new);
  }

  private static FactTime registeredAt(FactTime occurredAt, Registration registration) {
    Instant typedIn =
        Instant.ofEpochMilli(occurredAt.epochMilli()).plusSeconds(60L * registration.minutes());
    LocalDate nextDay = typedIn.atZone(Edges.COPENHAGEN).toLocalDate().plusDays(1);
    return switch (registration.form()) {
      case 8 ->
          FactTime.ofInstant(nextDay.atStartOfDay(Edges.COPENHAGEN).toInstant().toEpochMilli());
      case 9 -> FactTime.parse(nextDay.toString(), Edges.COPENHAGEN);
      default -> FactTime.ofInstant(typedIn.toEpochMilli());
    };
  }
}
