package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.CHILD_CONVERSATION_HELD;
import static dk.fristvagt.rules.fact.EventType.CHILD_CONVERSATION_WAIVED;
import static dk.fristvagt.rules.fact.EventType.DECISION_MADE;
import static dk.fristvagt.rules.fact.EventType.MEASURE_ENDED;
import static dk.fristvagt.rules.fact.EventType.MEASURE_STARTED;
import static dk.fristvagt.rules.fact.EventType.PLAN_MADE;
import static dk.fristvagt.rules.fact.EventType.REFERRAL_SENT;

/** One measure, from conversation and plan over the decision to its end. */
final class MeasureFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;

  /** A measure that another may continue. */
  record Started(String id, MeasureCategory category, int endDay) {}

  private final CaseContext context;
  private final SplitMix random;
  private final MeasureCategory category;
  private final Clerk clerk;
  private final Practice practice;
  private final String id;
  private final String planId;
  private final boolean isPrivate;
  private final int open;

  /**
   * @param open nothing of it happens before this day
   */
  MeasureFlow(
      CaseContext context, SplitMix random, MeasureCategory category, boolean isPrivate, int open) {
    this.context = context;
    this.random = random;
    this.category = category;
    this.open = open;
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.id = clerk.name('m');
    this.planId = clerk.name('p');
    this.isPrivate = isPrivate;
  }

  /**
   * @param from the day of the start, or the next office day
   * @param until the day of the end, or the last office day before it
   * @param continued the measure that this one takes over from, or null
   */
  Started play(int from, int until, Started continued) {
    int start = CALENDAR.officeDayFrom(from);
    int end = CALENDAR.officeDayUpTo(until);
    if (continued == null) {
      decide(start, end);
    } else {
      plan(start - random.between(0, 20));
    }
    String section = category.section(start, random.split(1));
    Payload payload =
        payload()
            .with("measureId", id)
            .with("section", section)
            .with("category", category.name())
            .with("provider", isPrivate ? "PRIVATE" : "MUNICIPAL")
            .maybe("caseworkers", caseworkers(start));
    if (continued != null) {
      payload.with("continuesMeasureId", continued.id());
    }
    clerk.record(MEASURE_STARTED, CALENDAR.inOfficeHours(start, random), payload);
    new FollowUpFlow(context, random.split(2), id, planId).play(start, end);
    if (category == MeasureCategory.PLACEMENT) {
      new PlacementFlow(context, random.split(3), id).play(start, end, continued == null);
    }
    clerk.record(
        MEASURE_ENDED,
        CALENDAR.inOfficeHours(end, random),
        payload().with("measureId", id).maybe("category", category.name()));
    return new Started(id, category, end);
  }

  private int caseworkers(int start) {
    if (category == MeasureCategory.PLACEMENT) {
      return inOrder(WorkStep.TWO_CASEWORKERS_IN_PLACEMENT, start) ? 2 : 1;
    }
    return random.chance(0.9) ? 1 : 2;
  }

  /** Backwards from the start: the wait, the decision, and what should come before it. */
  private void decide(int start, int end) {
    int wait =
        inOrder(WorkStep.MEASURE_STARTED, start)
            ? random.between(1, 27)
            : 30 + (int) Math.min(random.exponential(20), 90);
    int decided = Math.max(open, CALENDAR.officeDayUpTo(start - wait));
    String decisionId = clerk.name('d');
    planAround(decided, end);
    talkBefore(decided, decisionId);
    clerk.record(
        DECISION_MADE,
        CALENDAR.inOfficeHours(decided, random),
        payload()
            .with("decisionId", decisionId)
            .with("section", category.section(decided, random.split(4)))
            .with("measureId", id)
            .maybe("consent", random.chance(0.93)));
    if (random.chance(isPrivate ? 0.8 : 0.45)) {
      clerk.record(
          REFERRAL_SENT,
          CALENDAR.inOfficeHours(
              decided + random.between(0, Math.max(0, start - decided - 3)), random),
          payload().with("measureId", id));
    }
  }

  private void planAround(int decided, int end) {
    if (inOrder(WorkStep.PLAN_BEFORE_DECISION, decided)) {
      plan(decided - random.between(1, 30));
    } else if (random.chance(0.85)) {
      plan(Math.min(decided + random.between(1, 120), end));
    }
  }

  private void plan(int day) {
    clerk.record(
        PLAN_MADE,
        CALENDAR.inOfficeHours(Math.max(open, day), random),
        payload()
            .with("planId", planId)
            .maybe("measureId", id)
            .maybe(
                "goals",
                inOrder(WorkStep.PLAN_GOALS, day)
                    ? random.between(3, 5)
                    : random.chance(0.75) ? random.between(1, 2) : random.between(6, 8))
            .maybe("madeWithFamily", inOrder(WorkStep.PLAN_WITH_FAMILY, day)));
  }

  private void talkBefore(int decided, String decisionId) {
    if (inOrder(WorkStep.CHILD_CONVERSATION, decided)) {
      clerk.record(
          CHILD_CONVERSATION_HELD,
          CALENDAR.inOfficeHours(Math.max(open, decided - random.between(1, 35)), random),
          payload().maybe("decisionId", decisionId));
    } else if (random.chance(0.4)) {
      clerk.record(
          CHILD_CONVERSATION_WAIVED,
          CALENDAR.inOfficeHours(Math.max(open, decided - random.between(0, 10)), random),
          payload().maybe("decisionId", decisionId).maybe("reason", "barnets alder"));
    }
  }

  private boolean inOrder(WorkStep step, int day) {
    return random.chance(practice.share(step, day));
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
