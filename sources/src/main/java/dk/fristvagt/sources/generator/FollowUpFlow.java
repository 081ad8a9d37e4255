package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.FOLLOW_UP_CADENCE_DECIDED;
import static dk.fristvagt.rules.fact.EventType.FOLLOW_UP_HELD;
import static dk.fristvagt.rules.fact.EventType.PLAN_REVISED;

/** The follow-ups of one measure: after three months, then every six, or when the cadence says. */
final class FollowUpFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final int FIRST_MONTHS = 3;
  private static final int EVERY_MONTHS = 6;
  private static final double CADENCE_DECIDED = 0.35;

  private final CaseContext context;
  private final SplitMix random;
  private final Clerk clerk;
  private final Practice practice;
  private final String measureId;
  private final String planId;

  FollowUpFlow(CaseContext context, SplitMix random, String measureId, String planId) {
    this.context = context;
    this.random = random;
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.measureId = measureId;
    this.planId = planId;
  }

  /**
   * @param end no follow-up is held on or after this day
   */
  void play(int start, int end) {
    int before = start;
    int due = CALENDAR.plusMonths(start, FIRST_MONTHS);
    while (true) {
      int held = held(before, due);
      if (held >= end) {
        return;
      }
      followUp(held);
      if (random.chance(0.6)) {
        revisePlan(held);
      }
      before = held;
      due = CALENDAR.plusMonths(held, EVERY_MONTHS);
      if (CaseContext.underBarnetsLov(held) && random.chance(CADENCE_DECIDED)) {
        due = decideCadence(held);
      }
    }
  }

  private int held(int before, int due) {
    if (random.chance(practice.share(WorkStep.FOLLOW_UP, due))) {
      int early = (int) ((due - before) * 0.35 * random.uniform());
      return Math.max(before + 1, CALENDAR.officeDayUpTo(due - early));
    }
    int late = due + 1 + (int) random.logNormal(32, 0.9);
    return CALENDAR.officeDayFrom(Season.postponed(late, random));
  }

  private void followUp(int day) {
    int age = context.ageOn(day);
    boolean both = random.chance(practice.share(WorkStep.FOLLOW_UP_TAKES_PART, day));
    boolean childOnly = random.chance(0.6);
    boolean child = age >= 8 ? both || childOnly : random.chance(0.25);
    clerk.record(
        FOLLOW_UP_HELD,
        CALENDAR.inOfficeHours(day, random),
        payload()
            .with("measureId", measureId)
            .maybe("childAge", age)
            .maybe("childTookPart", child)
            .maybe("networkTookPart", both || (!childOnly && random.chance(0.7))));
  }

  private void revisePlan(int day) {
    clerk.record(
        PLAN_REVISED,
        CALENDAR.inOfficeHours(day + random.between(0, 9), random),
        payload()
            .with("planId", planId)
            .maybe("measureId", measureId)
            .maybe("goals", random.between(2, 6))
            .maybe(
                "goalFollowUpRecorded",
                random.chance(practice.share(WorkStep.PLAN_GOAL_FOLLOW_UP, day)))
            .maybe(
                "madeWithFamily", random.chance(practice.share(WorkStep.PLAN_WITH_FAMILY, day))));
  }

  private int decideCadence(int held) {
    int nextDue = CALENDAR.plusMonths(held, random.any(2, 3, 3, 4, 6, 9, 12));
    clerk.record(
        FOLLOW_UP_CADENCE_DECIDED,
        CALENDAR.inOfficeHours(held + random.between(1, 10), random),
        payload().with("measureId", measureId).with("nextDue", CALENDAR.date(nextDue)));
    return nextDue;
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
