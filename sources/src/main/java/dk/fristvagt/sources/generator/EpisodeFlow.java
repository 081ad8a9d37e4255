package dk.fristvagt.sources.generator;

import static dk.fristvagt.rules.fact.EventType.CASE_CLOSED;
import static dk.fristvagt.rules.fact.EventType.CASE_FILE_AUDITED;
import static dk.fristvagt.rules.fact.EventType.CASE_OPENED;
import static dk.fristvagt.rules.fact.EventType.CASE_REOPENED;
import static dk.fristvagt.rules.fact.EventType.CHILD_MOVED;
import static dk.fristvagt.rules.fact.EventType.CHILD_TURNED_18;
import static dk.fristvagt.rules.fact.EventType.INQUIRY_COMPLETED;
import static dk.fristvagt.rules.fact.EventType.INQUIRY_STARTED;
import static dk.fristvagt.rules.fact.EventType.MEETING_HELD;
import static dk.fristvagt.rules.fact.EventType.SCREENING_COMPLETED;

import dk.fristvagt.sources.generator.NotificationFlow.Outcome;
import dk.fristvagt.sources.generator.Outline.Episode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** An open case, from the day it is opened to the day it is closed. */
final class EpisodeFlow {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final double DAYS_BETWEEN_MEETINGS = 300;
  private static final double DAYS_BETWEEN_AUDITS = 8_000;
  private static final double ACUTE_PLACEMENTS = 0.25;
  private static final double REASSESSED_LATER = 0.06;

  /** A measure does not wait for ever for an assessment that is late. */
  private static final int LONGEST_WAIT_DAYS = 270;

  private final CaseContext context;
  private final SplitMix random;
  private final Clerk clerk;
  private final Practice practice;
  private final Episode episode;
  private final double knownPerDay;

  EpisodeFlow(CaseContext context, SplitMix random, Episode episode, double knownPerDay) {
    this.context = context;
    this.random = random;
    this.clerk = context.clerk();
    this.practice = context.practice();
    this.episode = episode;
    this.knownPerDay = knownPerDay;
  }

  void play(boolean reopened) {
    int open = episode.openDay();
    String target = target(open);
    clerk.record(
        reopened ? CASE_REOPENED : CASE_OPENED,
        CALENDAR.inOfficeHours(open, random),
        payload().with("target", target));
    int workedUntil = lastWorkingDay();
    int assessed = open;
    if (episode.kind().hasAssessment()) {
      assessed =
          new ChildAssessmentFlow(context, random.split(1))
              .play(open + random.between(1, 10), workedUntil);
    } else {
      lookInto(open, workedUntil);
    }
    int measuresFrom = measuresFrom(open, assessed);
    if (episode.kind().hasMeasures()) {
      new MeasuresFlow(context, random.split(2))
          .play(episode.kind(), open + 1, measuresFrom, workedUntil);
    }
    notifications(assessed, workedUntil);
    staffing(target, measuresFrom);
    meetings(workedUntil);
    audits(workedUntil);
    close();
  }

  private String target(int open) {
    SplitMix draw = random.split(3);
    if (draw.chance(0.12)) {
      return "DISABILITY";
    }
    return context.ageOn(open) >= 13 && draw.chance(0.3) ? "YOUTH" : "CHILD_AND_FAMILY";
  }

  /** After it the child has gone, and only the closing is left. */
  private int lastWorkingDay() {
    int close = episode.closeDay();
    return switch (episode.ending()) {
      case CLOSED -> close - 1;
      case MOVED -> close - random.split(11).between(2, 20);
      case TURNED_18 -> Math.min(birthday(), close) - 1;
    };
  }

  private int birthday() {
    return (int) LocalDate.ofEpochDay(context.outline().birthDay()).plusYears(18).toEpochDay();
  }

  private void lookInto(int open, int latest) {
    SplitMix draw = random.split(4);
    int screened = open + draw.between(1, 12);
    if (draw.chance(0.6)) {
      clerk.record(
          SCREENING_COMPLETED,
          CALENDAR.inOfficeHours(screened, draw),
          clerk.payload(draw).maybe("outcome", "afdækning"));
    }
    int started = CALENDAR.officeDayFrom(screened + draw.between(1, 8));
    int completed = Math.min(started + 10 + (int) draw.gamma2(35), latest - 1);
    if (completed <= started) {
      return;
    }
    clerk.record(INQUIRY_STARTED, CALENDAR.inOfficeHours(started, draw));
    if (draw.chance(0.93)) {
      clerk.record(
          INQUIRY_COMPLETED,
          CALENDAR.inOfficeHours(completed, draw),
          clerk
              .payload(draw)
              .maybe("outcome", episode.kind().hasMeasures() ? "tidlig indsats" : "ingen indsats"));
    }
  }

  private int measuresFrom(int open, int assessed) {
    SplitMix draw = random.split(5);
    return switch (episode.kind()) {
      case PREVENTIVE -> open + 14 + (int) draw.gamma2(30);
      case PLACEMENT ->
          draw.chance(ACUTE_PLACEMENTS)
              ? open + draw.between(2, 12)
              : Math.min(assessed, open + LONGEST_WAIT_DAYS) + (int) draw.exponential(25);
      default -> Math.min(assessed, open + LONGEST_WAIT_DAYS) + (int) draw.exponential(25);
    };
  }

  /** Further notifications; some call for another child assessment where none is running. */
  private void notifications(int firstAssessed, int workedUntil) {
    SplitMix draw = random.split(6);
    int busyUntil = firstAssessed;
    int number = 0;
    double at = episode.openDay() + 1;
    while (true) {
      // Drawn at the pace of the heaviest day and thinned to each day's own.
      at += draw.exponential(Season.MEAN_WEIGHT / (knownPerDay * Season.HEAVIEST));
      int day = (int) at;
      if (day > workedUntil) {
        return;
      }
      if (!draw.chance(Season.weight(day) / Season.HEAVIEST)) {
        continue;
      }
      SplitMix own = draw.split(++number);
      boolean assess =
          own.chance(REASSESSED_LATER)
              && day > busyUntil
              && workedUntil - day > ChildAssessmentFlow.ROOM_DAYS + 30;
      Outcome outcome =
          assess
              ? Outcome.CHILD_ASSESSMENT
              : own.chance(0.12) ? Outcome.PREVENTIVE : Outcome.CLOSED;
      new NotificationFlow(context, own).play(day, true, outcome);
      if (assess) {
        int from = day + own.between(3, 25);
        busyUntil = new ChildAssessmentFlow(context, own.split(1)).play(from, workedUntil);
      }
    }
  }

  private void staffing(String target, int measuresFrom) {
    SplitMix draw = random.split(7);
    Team team =
        switch (target) {
          case "DISABILITY" -> Team.DISABILITY;
          case "YOUTH" -> Team.YOUTH;
          default ->
              draw.any(Team.FAMILY_NORTH, Team.FAMILY_SOUTH, Team.FAMILY_EAST, Team.FAMILY_WEST);
        };
    int latest = Math.max(episode.openDay(), episode.closeDay() - 2);
    int handedOver =
        CALENDAR.officeDayFrom(Math.min(episode.openDay() + draw.between(0, 21), latest));
    boolean placed =
        episode.kind() == EpisodeKind.PLACEMENT && team != Team.DISABILITY && draw.chance(0.85);
    new StaffingFlow(context, draw)
        .play(team, handedOver, placed ? measuresFrom : Integer.MAX_VALUE, episode.closeDay());
  }

  private void meetings(int workedUntil) {
    SplitMix draw = random.split(8);
    double at = episode.openDay() + draw.exponential(DAYS_BETWEEN_MEETINGS);
    while (at < workedUntil) {
      int day = CALENDAR.officeDayFrom(Season.postponed((int) at, draw));
      if (day > workedUntil) {
        return;
      }
      String kind =
          switch (draw.weighted(0.5, 0.06, 0.44)) {
            case 0 -> "NETWORK";
            case 1 -> "FAMILY_GROUP_CONFERENCE";
            default -> "OTHER";
          };
      clerk.record(
          MEETING_HELD,
          CALENDAR.inOfficeHours(day, draw),
          clerk
              .payload(draw)
              .with("kind", kind)
              .maybe(
                  "caseworkers",
                  draw.chance(practice.share(WorkStep.TWO_CASEWORKERS_AT_MEETING, day)) ? 2 : 1));
      at += draw.exponential(DAYS_BETWEEN_MEETINGS);
    }
  }

  private void audits(int workedUntil) {
    SplitMix draw = random.split(9);
    double at = episode.openDay() + 30 + draw.exponential(DAYS_BETWEEN_AUDITS);
    while (at < workedUntil) {
      Map<String, String> criteria = new LinkedHashMap<>();
      for (String criterion :
          new String[] {"assessment", "plan", "conversation", "hearing", "followUp"}) {
        criteria.put(
            criterion,
            draw.chance(0.12)
                ? "NOT_APPLICABLE"
                : draw.chance(practice.share(WorkStep.AUDIT_CRITERION, (int) at)) ? "YES" : "NO");
      }
      clerk.record(
          CASE_FILE_AUDITED,
          CALENDAR.inOfficeHours((int) at, draw),
          clerk.payload(draw).with("auditId", clerk.name('r')).with("criteria", criteria));
      at += 60 + draw.exponential(DAYS_BETWEEN_AUDITS);
    }
  }

  private void close() {
    SplitMix draw = random.split(10);
    switch (episode.ending()) {
      case CLOSED -> {}
      case MOVED -> clerk.record(CHILD_MOVED, CALENDAR.inOfficeHours(lastWorkingDay() + 1, draw));
      case TURNED_18 -> clerk.record(CHILD_TURNED_18, CALENDAR.at(birthday(), 0));
    }
    clerk.record(
        CASE_CLOSED,
        CALENDAR.at(episode.closeDay(), draw.between(15 * 60 + 30, 16 * 60 - 1) * 60),
        payload()
            .maybe(
                "generalServicesInvolved",
                draw.chance(practice.share(WorkStep.CLOSURE_GENERAL_SERVICES, episode.closeDay())))
            .maybe(
                "partiesInformed",
                draw.chance(
                    practice.share(WorkStep.CLOSURE_PARTIES_INFORMED, episode.closeDay()))));
  }

  private Payload payload() {
    return clerk.payload(random);
  }
}
