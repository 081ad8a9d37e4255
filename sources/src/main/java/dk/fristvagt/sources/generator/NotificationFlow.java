package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.CASEWORKER_ASSIGNED;
import static dk.fristvagt.rules.fact.EventType.CHILD_CONVERSATION_HELD;
import static dk.fristvagt.rules.fact.EventType.CHILD_CONVERSATION_WAIVED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_ACKNOWLEDGED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_ASSESSED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_REASSESSED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_RECEIVED;
import static dk.fristvagt.rules.fact.EventType.NOTIFIER_INFORMED;
import static dk.fristvagt.rules.fact.EventType.PARTY_HEARING_HELD;
import static dk.fristvagt.rules.fact.EventType.PROFESSIONAL_ASSESSMENT_MADE;

/** One notification, from the letter box to the answer. */
final class NotificationFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int WEEKS_DAYS = 28;

  /** What the professional assessment comes to. */
  enum Outcome {
    PREVENTIVE,
    CHILD_ASSESSMENT,
    CLOSED
  }

  private final CaseContext context;
  private final SplitMix random;
  private final Clerk clerk;
  private final Practice practice;
  private final String id;
  private final String notifier;

  NotificationFlow(CaseContext context, SplitMix random) {
    this.context = context;
    this.random = random;
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.id = clerk.name('n');
    this.notifier =
        switch (random.weighted(0.72, 0.2, 0.08)) {
          case 0 -> "PROFESSIONAL";
          case 1 -> "CITIZEN";
          default -> "ANONYMOUS";
        };
  }

  /**
   * @param known whether the child has an open case
   */
  void play(int day, boolean known, Outcome outcome) {
    long received = timeOfDay(day);
    clerk.record(
        NOTIFICATION_RECEIVED,
        received,
        payload().with("notificationId", id).with("notifier", notifier).with("knownCase", known));
    boolean acute = random.chance(0.06);
    long assessed = assess(received, acute);
    if (known) {
      reassess(received);
    } else {
      visit(assessed);
    }
    acknowledge(day);
    hear(day);
    assessProfessionally(day, outcome);
    inform(day);
    talkWithChild(day, acute, assessed);
  }

  /** Schools and hospitals notify by day, neighbours and families at any waking hour. */
  private long timeOfDay(int day) {
    boolean byDay =
        CALENDAR.isOfficeDay(day) && random.chance("PROFESSIONAL".equals(notifier) ? 0.9 : 0.55);
    int minute = byDay ? random.between(8 * 60, 16 * 60 - 1) : random.between(7 * 60, 23 * 60 - 1);
    return CALENDAR.at(day, minute * MINUTE);
  }

  private long assess(long received, boolean acute) {
    long assessed;
    if (inOrder(WorkStep.NOTIFICATION_ASSESSED, CALENDAR.dayOf(received))) {
      double hours = Math.min(0.2 + random.gamma2(acute ? 2 : 9), 23.7);
      assessed = received + (long) (hours * HOUR);
    } else {
      double hours = Math.min(24.5 + random.exponential(40), 400);
      assessed = received + (long) (hours * HOUR);
      if (random.chance(0.08)) {
        return assessed;
      }
    }
    clerk.record(
        NOTIFICATION_ASSESSED,
        assessed,
        payload()
            .with("notificationId", id)
            .with("outcome", acute ? "ACUTE_CHILD_CONVERSATION" : "NO_ACUTE_NEED")
            .maybe("reasoned", inOrder(WorkStep.NOTIFICATION_REASONED, CALENDAR.dayOf(assessed))));
    return assessed;
  }

  private void reassess(long received) {
    boolean inTime = inOrder(WorkStep.NOTIFICATION_REASSESSED, CALENDAR.dayOf(received));
    if (!inTime && random.chance(0.3)) {
      return;
    }
    double hours = inTime ? random.between(1, 23) : 25 + random.exponential(60);
    clerk.record(
        NOTIFICATION_REASSESSED,
        received + (long) (hours * HOUR),
        payload().with("notificationId", id).maybe("byOtherCaseworker", random.chance(0.8)));
  }

  /** Until a case is handed over, somebody in the intake has it. */
  private void visit(long assessed) {
    int day = CALENDAR.dayOf(assessed);
    int seat = context.roster().seatIn(Team.INTAKE, random);
    clerk.record(
        CASEWORKER_ASSIGNED,
        assessed + random.between(1, 20) * MINUTE,
        payload()
            .with("team", Team.INTAKE.id())
            .with("caseworker", context.roster().holder(Team.INTAKE, seat, day).caseworker())
            .maybe("reason", "visitation"));
  }

  private void acknowledge(int day) {
    int workingDays;
    if (inOrder(WorkStep.NOTIFICATION_ACKNOWLEDGED, day + 8)) {
      workingDays = random.between(1, 6);
    } else if (random.chance(0.6)) {
      workingDays = random.between(8, 25);
    } else {
      return;
    }
    clerk.record(
        NOTIFICATION_ACKNOWLEDGED,
        CALENDAR.inOfficeHours(CALENDAR.officeDaysAfter(day, workingDays), random),
        payload().with("notificationId", id));
  }

  private void hear(int day) {
    int latest = day + 14;
    if (!inOrder(WorkStep.NOTIFICATION_HEARING, latest)) {
      if (random.chance(0.35)) {
        return;
      }
      latest = latest + 2 + (int) Math.min(random.exponential(18), 120);
    } else {
      latest = Math.max(day + 1, CALENDAR.officeDayUpTo(day + random.between(2, 14)));
    }
    Payload payload =
        payload()
            .with("notificationId", id)
            .maybe("oral", random.chance(0.6))
            .maybe("notifier", notifier);
    if ("PROFESSIONAL".equals(notifier)) {
      payload.maybe("notifierIncluded", inOrder(WorkStep.NOTIFICATION_HEARING_NOTIFIER, latest));
    }
    clerk.record(PARTY_HEARING_HELD, CALENDAR.inOfficeHours(latest, random), payload);
  }

  private void assessProfessionally(int day, Outcome outcome) {
    int made;
    if (inOrder(WorkStep.NOTIFICATION_PROFESSIONAL_ASSESSMENT, day + WEEKS_DAYS)) {
      made = Math.max(day + 1, CALENDAR.officeDayUpTo(day + random.between(4, 28)));
    } else if (random.chance(0.8)) {
      made = day + 30 + (int) Math.min(random.exponential(22), 150);
    } else {
      return;
    }
    clerk.record(
        PROFESSIONAL_ASSESSMENT_MADE,
        CALENDAR.inOfficeHours(made, random),
        payload().with("notificationId", id).with("outcome", outcome.name()));
  }

  private void inform(int day) {
    boolean inTime = inOrder(WorkStep.NOTIFIER_INFORMED, day + WEEKS_DAYS);
    // Only professionals have a right to it.
    double told =
        switch (notifier) {
          case "PROFESSIONAL" -> inTime ? 1 : 0.6;
          case "CITIZEN" -> 0.15;
          default -> 0;
        };
    if (!random.chance(told)) {
      return;
    }
    int informed =
        inTime
            ? CALENDAR.officeDayUpTo(day + random.between(2, 28))
            : day + WEEKS_DAYS + 2 + (int) Math.min(random.exponential(25), 150);
    clerk.record(
        NOTIFIER_INFORMED,
        CALENDAR.inOfficeHours(Math.max(day + 1, informed), random),
        payload().with("notificationId", id));
  }

  private void talkWithChild(int day, boolean acute, long assessed) {
    Payload payload = payload().with("notificationId", id);
    boolean inTime = inOrder(WorkStep.NOTIFICATION_CHILD_CONVERSATION, day + WEEKS_DAYS);
    if (acute) {
      long at = CALENDAR.inOfficeHours(day + random.between(0, 1), random);
      clerk.record(CHILD_CONVERSATION_HELD, Math.max(at, assessed + HOUR), payload);
    } else if (random.chance(inTime ? 0.72 : 0.35)) {
      int held =
          inTime
              ? Math.max(day + 1, CALENDAR.officeDayUpTo(day + random.between(2, 28)))
              : day + WEEKS_DAYS + random.between(2, 45);
      clerk.record(CHILD_CONVERSATION_HELD, CALENDAR.inOfficeHours(held, random), payload);
    } else if (inTime || random.chance(0.35)) {
      if (inTime) {
        payload.with(
            "reason", random.any("barnets alder", "barnet ønsker det ikke", "åbenbart ugrundet"));
      }
      int waived = CALENDAR.officeDayUpTo(day + random.between(2, 27));
      clerk.record(
          CHILD_CONVERSATION_WAIVED,
          CALENDAR.inOfficeHours(Math.max(day + 1, waived), random),
          payload);
    }
  }

  private boolean inOrder(WorkStep step, int day) {
    return random.chance(practice.share(step, day));
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
