package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.PARENT_PLAN_ANSWERED;
import static dk.fristvagt.rules.fact.EventType.PARENT_PLAN_MADE;
import static dk.fristvagt.rules.fact.EventType.PARENT_PLAN_OFFERED;
import static dk.fristvagt.rules.fact.EventType.PARENT_SUPPORT_DECIDED;
import static dk.fristvagt.rules.fact.EventType.SUPERVISION_VISIT_HELD;

/** What a placement asks for beyond other measures: visits to the child, support to the parents. */
final class PlacementFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final int VISIT_MONTHS = 6;
  private static final int QUARTER_DAYS = 88;

  private final Clerk clerk;
  private final Practice practice;
  private final SplitMix random;
  private final String measureId;

  PlacementFlow(CaseContext context, SplitMix random, String measureId) {
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.random = random;
    this.measureId = measureId;
  }

  /**
   * @param end nothing happens on or after this day
   * @param supportParents false where an earlier placement of the chain saw to that
   */
  void play(int start, int end, boolean supportParents) {
    visit(start, end);
    if (supportParents) {
      support(start, end);
    }
  }

  private void visit(int start, int end) {
    int due = CALENDAR.plusMonths(start, VISIT_MONTHS);
    while (true) {
      int day =
          random.chance(practice.share(WorkStep.SUPERVISION_VISIT, due))
              ? CALENDAR.officeDayUpTo(due - random.between(0, 60))
              : CALENDAR.officeDayFrom(due + 1 + (int) random.logNormal(40, 0.9));
      if (day >= end) {
        return;
      }
      boolean onSite = random.chance(practice.share(WorkStep.SUPERVISION_ON_SITE, day));
      clerk.record(
          SUPERVISION_VISIT_HELD,
          CALENDAR.inOfficeHours(day, random),
          payload()
              .with("measureId", measureId)
              .with("onSite", onSite)
              .maybe("childSpokenTo", random.chance(onSite ? 0.9 : 0.4)));
      due = CALENDAR.plusMonths(onSite ? day : day + 20, onSite ? VISIT_MONTHS : 0);
    }
  }

  private void support(int start, int end) {
    int decided = step(WorkStep.PARENT_SUPPORT, start);
    if (decided >= end || random.chance(0.1)) {
      return;
    }
    clerk.record(
        PARENT_SUPPORT_DECIDED,
        CALENDAR.inOfficeHours(decided, random),
        payload().with("measureId", measureId));
    int offered = CALENDAR.officeDayFrom(decided + random.between(2, 25));
    int answered = CALENDAR.officeDayFrom(offered + random.between(1, 20));
    if (answered >= end) {
      return;
    }
    clerk.record(
        PARENT_PLAN_OFFERED,
        CALENDAR.inOfficeHours(offered, random),
        payload().with("measureId", measureId));
    boolean accepted = random.chance(practice.share(WorkStep.PARENT_PLAN_ACCEPTED, answered));
    clerk.record(
        PARENT_PLAN_ANSWERED,
        CALENDAR.inOfficeHours(answered, random),
        payload().with("measureId", measureId).maybe("accepted", accepted));
    int made = Math.max(step(WorkStep.PARENT_PLAN, decided), answered + 1);
    if (accepted && made < end) {
      clerk.record(
          PARENT_PLAN_MADE,
          CALENDAR.inOfficeHours(made, random),
          payload()
              .with("measureId", measureId)
              .maybe(
                  "madeWithParents",
                  random.chance(practice.share(WorkStep.PARENT_PLAN_WITH_PARENTS, made))));
    }
  }

  /** The day of the next step, within a quarter or late. */
  private int step(WorkStep step, int from) {
    return random.chance(practice.share(step, from + QUARTER_DAYS))
        ? CALENDAR.officeDayUpTo(from + random.between(QUARTER_DAYS / 3, QUARTER_DAYS))
        : CALENDAR.officeDayFrom(from + 93 + (int) random.logNormal(45, 0.8));
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
