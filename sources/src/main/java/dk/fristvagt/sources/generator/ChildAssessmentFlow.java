package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.CHILD_ASSESSMENT_CANCELLED;
import static dk.fristvagt.rules.fact.EventType.CHILD_ASSESSMENT_COMPLETED;
import static dk.fristvagt.rules.fact.EventType.CHILD_ASSESSMENT_STARTED;
import static dk.fristvagt.rules.fact.EventType.CHILD_CONVERSATION_HELD;
import static dk.fristvagt.rules.fact.EventType.MEETING_HELD;
import static dk.fristvagt.rules.fact.EventType.NEED_IDENTIFIED;
import static dk.fristvagt.rules.fact.EventType.PARTY_HEARING_HELD;
import static dk.fristvagt.rules.fact.EventType.SCREENING_COMPLETED;

/** One child assessment (BFU), from the need to the last page. */
final class ChildAssessmentFlow {

  /** So long a stretch of open case has room for one that is far too late. */
  static final int ROOM_DAYS = 200;

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final int MONTHS = 4;
  private static final double NEED_NOTED = 0.86;
  private static final double CANCELLED_IN_TIME = 0.06;
  private static final double NEVER_COMPLETED = 0.08;
  private static final double BACKLOG = 0.18;

  /** Of those within four months; Slagelse 2019: 10 of 83 were completed within six weeks. */
  private static final double WITHIN_SIX_WEEKS = 0.12;

  private final Clerk clerk;
  private final Practice practice;
  private final SplitMix random;
  private final String id;

  ChildAssessmentFlow(CaseContext context, SplitMix random) {
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.random = random;
    this.id = clerk.name('a');
  }

  /**
   * @param from the day on which the deadline starts to run
   * @param latest the last day on which the case is open, at least {@link #ROOM_DAYS} later
   * @return the day on which it is over; {@code latest} where it never was
   */
  int play(int from, int latest) {
    int start = CALENDAR.officeDayFrom(from);
    boolean noted = random.chance(NEED_NOTED);
    if (noted) {
      clerk.record(NEED_IDENTIFIED, CALENDAR.inOfficeHours(start, random));
      if (random.chance(0.5)) {
        clerk.record(
            SCREENING_COMPLETED,
            CALENDAR.inOfficeHours(start + 1, random),
            payload().maybe("outcome", "børnefaglig undersøgelse"));
      }
    }
    int lastDayInTime = CALENDAR.plusMonths(start, MONTHS);
    boolean cancelled = random.chance(CANCELLED_IN_TIME);
    boolean inTime = random.chance(practice.share(WorkStep.ASSESSMENT_IN_TIME, lastDayInTime));
    boolean never = !cancelled && !inTime && random.chance(NEVER_COMPLETED);
    int over = never ? latest : dayOver(start, lastDayInTime, latest, cancelled || inTime);
    boolean backlog = random.chance(BACKLOG);
    int begun = noted ? begun(start, Math.min(over, lastDayInTime + 60)) : start;
    clerk.record(
        CHILD_ASSESSMENT_STARTED,
        CALENDAR.inOfficeHours(begun, random),
        payload().with("assessmentId", id).with("backlog", backlog));
    if (cancelled) {
      clerk.record(
          CHILD_ASSESSMENT_CANCELLED,
          CALENDAR.inOfficeHours(over, random),
          payload().with("assessmentId", id));
    } else if (!never) {
      complete(begun, over, backlog);
    }
    return over;
  }

  /** An office day; in time on or before the last day, late after it with a long tail. */
  private int dayOver(int start, int lastDayInTime, int latest, boolean inTime) {
    if (!inTime) {
      int late = lastDayInTime + 1 + (int) random.logNormal(75, 0.95);
      int day = CALENDAR.officeDayFrom(late);
      return day < latest ? day : CALENDAR.officeDayUpTo(Math.max(latest - 3, lastDayInTime + 5));
    }
    int span =
        random.chance(WITHIN_SIX_WEEKS)
            ? random.between(20, 42)
            : (int)
                (lastDayInTime
                    - start
                    - (lastDayInTime - start - 43) * random.uniform() * random.uniform());
    return CALENDAR.officeDayUpTo(start + span);
  }

  /** Most are begun within weeks of the need, some lie for months. */
  private int begun(int start, int latest) {
    int waited = (int) random.gamma2(random.chance(0.85) ? 16 : 70);
    int most = Math.max(0, (latest - start) / 2);
    return CALENDAR.officeDayFrom(start + Math.min(waited, most));
  }

  private void complete(int begun, int over, boolean backlog) {
    boolean networkMeeting = inOrder(WorkStep.ASSESSMENT_NETWORK_MEETING, over);
    boolean oralHearing = inOrder(WorkStep.ASSESSMENT_ORAL_HEARING, over);
    if (networkMeeting) {
      clerk.record(
          MEETING_HELD,
          within(begun, over),
          payload()
              .with("kind", "NETWORK")
              .maybe("caseworkers", inOrder(WorkStep.TWO_CASEWORKERS_AT_MEETING, over) ? 2 : 1));
    }
    if (inOrder(WorkStep.CHILD_CONVERSATION, over)) {
      clerk.record(CHILD_CONVERSATION_HELD, within(begun, over), payload());
    }
    if (oralHearing || random.chance(0.5)) {
      clerk.record(
          PARTY_HEARING_HELD,
          within((begun + over) / 2, over),
          payload().with("assessmentId", id).maybe("oral", oralHearing));
    }
    Payload payload =
        payload()
            .with("assessmentId", id)
            .maybe("backlog", backlog)
            .maybe("writtenPlan", inOrder(WorkStep.ASSESSMENT_WRITTEN_PLAN, over))
            .maybe("networkMeeting", networkMeeting)
            .maybe("oralHearing", oralHearing)
            .maybe(
                "focusPoints",
                inOrder(WorkStep.ASSESSMENT_FOCUS_POINTS, over)
                    ? random.between(1, 2)
                    : random.between(3, 5))
            .maybe("onlyRelevant", inOrder(WorkStep.ASSESSMENT_ONLY_RELEVANT, over))
            .maybe("triangleUsed", inOrder(WorkStep.ASSESSMENT_TRIANGLE, over))
            .maybe("needsStated", inOrder(WorkStep.ASSESSMENT_NEEDS_STATED, over))
            .maybe("siblingsConsidered", inOrder(WorkStep.ASSESSMENT_SIBLINGS, over));
    if (backlog) {
      payload.maybe("coherentWithPlan", inOrder(WorkStep.ASSESSMENT_BACKLOG_COHERENT, over));
    }
    clerk.record(CHILD_ASSESSMENT_COMPLETED, CALENDAR.inOfficeHours(over, random), payload);
  }

  private boolean inOrder(WorkStep step, int day) {
    return random.chance(practice.share(step, day));
  }

  private long within(int first, int last) {
    int day = random.between(first, Math.max(first, last - 1));
    return CALENDAR.inOfficeHours(Math.min(day, last), random);
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
