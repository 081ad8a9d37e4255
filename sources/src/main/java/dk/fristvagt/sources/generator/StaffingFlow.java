package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.CASEWORKER_ASSIGNED;
import static dk.fristvagt.rules.fact.EventType.CASE_HANDED_OVER;
import static dk.fristvagt.rules.fact.EventType.MEETING_HELD;

/**
 * Who holds an open case: handed over from the intake, then with its seat through every change of
 * holder, now and then moved to another seat or team.
 */
final class StaffingFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final double MEAN_DAYS_UNTIL_MOVED = 9_000;
  private static final double BLIND = 0.35;

  private final CaseContext context;
  private final SplitMix random;
  private final Clerk clerk;

  StaffingFlow(CaseContext context, SplitMix random) {
    this.context = context;
    this.random = random;
    this.clerk = context.clerk();
  }

  /**
   * @param placedFrom the day on which a placement brings the case to its team, or later than
   *     {@code closeDay}
   */
  void play(Team first, int handedOver, int placedFrom, int closeDay) {
    Team team = first;
    int seat = context.roster().seatIn(team, random);
    Roster.Tenure holder = context.roster().holder(team, seat, handedOver);
    clerk.record(
        CASE_HANDED_OVER,
        CALENDAR.inOfficeHours(handedOver, random),
        clerk.payload(random).with("team", team.id()).with("caseworker", holder.caseworker()));
    int day = handedOver;
    int toPlacement = placedFrom > handedOver ? placedFrom : Integer.MAX_VALUE;
    int moved = day + 1 + (int) random.exponential(MEAN_DAYS_UNTIL_MOVED);
    while (true) {
      int next = Math.min(holder.until(), Math.min(moved, toPlacement));
      String reason;
      if (next == toPlacement) {
        team = Team.PLACEMENT;
        seat = context.roster().seatIn(team, random);
        toPlacement = Integer.MAX_VALUE;
        reason = "teamskift";
      } else if (next == moved) {
        seat = context.roster().seatIn(team, random);
        moved = next + 1 + (int) random.exponential(MEAN_DAYS_UNTIL_MOVED);
        reason = "omfordelt";
      } else {
        reason = random.any("fratrådt", "fratrådt", "barsel", "sygdom");
      }
      day = next;
      if (day >= closeDay - 1) {
        return;
      }
      Roster.Tenure successor = context.roster().holder(team, seat, day);
      if (!successor.caseworker().equals(holder.caseworker())) {
        change(day, closeDay, team, successor, reason);
      }
      holder = successor;
    }
  }

  /** A blind one: nobody tells the next, who may come weeks after the last has gone. */
  private void change(int day, int closeDay, Team team, Roster.Tenure successor, String reason) {
    boolean blind = random.chance(BLIND);
    int assigned = day;
    if (blind) {
      assigned = Math.min(day + (int) random.exponential(14), closeDay - 1);
    } else {
      clerk.record(
          MEETING_HELD,
          CALENDAR.inOfficeHours(CALENDAR.officeDayUpTo(day - 1), random),
          clerk.payload(random).with("kind", "OTHER").maybe("caseworkers", 2));
    }
    Payload payload =
        clerk.payload(random).with("team", team.id()).with("caseworker", successor.caseworker());
    clerk.record(
        CASEWORKER_ASSIGNED,
        CALENDAR.inOfficeHours(assigned, random),
        blind && random.chance(0.5) ? payload : payload.maybe("reason", reason));
  }
}
