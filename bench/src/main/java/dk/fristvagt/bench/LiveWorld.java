package dk.fristvagt.bench;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.DayFigures;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a service with many open obligations knows, the same for every system that is asked: eight
 * live obligations in each case, two years of figures, gauges and notifications. From a seed.
 *
 * @param obligations how many are live
 * @param teams of all municipalities together
 * @param municipalityCodes by team
 */
record LiveWorld(
    int obligations,
    int municipalities,
    int teams,
    int caseworkersPerTeam,
    List<String> municipalityCodes,
    List<String> teamNames,
    List<String> caseworkerNames) {

  static final Instant CLOCK = Instant.parse("2026-03-18T10:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-03-18");

  /** Rules of the built-in catalogue whose obligations stay open for a while. */
  static final List<String> RULES =
      List.of(
          "notification-assessed-24h",
          "notification-acknowledged",
          "notification-hearing-14d",
          "notification-professional-assessment-4w",
          "notifier-informed",
          "notification-child-conversation",
          "notification-reassessed",
          "assessment-4m",
          "assessment-6w",
          "measure-started-4w",
          "referral-started",
          "preventive-closed-6m",
          "preventive-not-escalated",
          "follow-up",
          "supervision-visit",
          "parent-support-decided",
          "parent-plan-made");

  private static final List<String> TARGETS = List.of("CHILD_AND_FAMILY", "DISABILITY", "YOUTH");
  private static final int LIVE_PER_CASE = 8;
  private static final int DUE_PER_WORKDAY = 3_000;
  private static final int DAYS_OF_FIGURES = 730;

  /** A figure of a day with the partition it is in. */
  record Figure(int partition, ComplianceKey key, DayFigures figures) {}

  static LiveWorld of(int obligations, int municipalities, int teams, int caseworkersPerTeam) {
    return new LiveWorld(
        obligations,
        municipalities,
        teams,
        caseworkersPerTeam,
        IntStream.range(0, teams).mapToObj(team -> municipality(team % municipalities)).toList(),
        IntStream.range(0, teams).mapToObj(LiveWorld::team).toList(),
        IntStream.range(0, teams * caseworkersPerTeam).mapToObj(LiveWorld::caseworker).toList());
  }

  int cases() {
    return obligations / LIVE_PER_CASE;
  }

  int partitionOf(int caseNumber, int partitions) {
    return caseNumber % partitions;
  }

  /** Hands over each live obligation with the number of its case. */
  void forEachObligation(BiConsumer<Integer, Obligation> consumer) {
    Random random = new Random(1);
    for (int number = 0; number < cases(); number++) {
      int rule = random.nextInt(RULES.size());
      for (int i = 0; i < LIVE_PER_CASE; i++) {
        // From 45 days ago to 165 days ahead: some 21 of 100 are overdue.
        int days = random.nextInt(210) - 45;
        consumer.accept(number, obligation(number, (rule + i) % RULES.size(), days, 0));
      }
    }
  }

  /**
   * A live obligation.
   *
   * @param days until it is due
   */
  Obligation obligation(int caseNumber, int rule, int days, int generation) {
    LocalDate lastDay = TODAY.plusDays(days);
    long due =
        rule == 0
            ? CLOCK
                .plus(Duration.ofDays(days))
                .plusMillis(caseNumber * 613L % 86_400_000L)
                .toEpochMilli()
            : lastDay
                .plusDays(1)
                .atStartOfDay(MunicipalCalendar.COPENHAGEN)
                .toInstant()
                .toEpochMilli();
    LocalDate dueDay =
        rule == 0
            ? Instant.ofEpochMilli(due).atZone(MunicipalCalendar.COPENHAGEN).toLocalDate()
            : lastDay;
    long warnAt = due - Duration.ofDays(21).toMillis();
    long start = due - Duration.ofDays(120).toMillis();
    long clock = CLOCK.toEpochMilli();
    ObligationStatus status =
        clock >= due
            ? ObligationStatus.OVERDUE
            : clock >= warnAt ? ObligationStatus.DUE_SOON : ObligationStatus.OPEN;
    CaseGauge of = gauge(caseNumber);
    String startEvent = "e-" + rule + '-' + generation;
    return new Obligation(
        RULES.get(rule) + '/' + of.municipality() + '/' + of.caseId() + '/' + startEvent + "/1",
        RULES.get(rule),
        RuleKind.DEADLINE,
        1,
        of.municipality(),
        of.caseId(),
        null,
        1,
        startEvent,
        start,
        Instant.ofEpochMilli(start).atZone(MunicipalCalendar.COPENHAGEN).toLocalDate(),
        due,
        dueDay,
        warnAt,
        null,
        null,
        null,
        null,
        status,
        of.team(),
        of.caseworker(),
        null);
  }

  /** An open case; each third has a child with a measure, and some children have two cases. */
  CaseGauge gauge(int caseNumber) {
    int caseworker = Math.floorMod(caseNumber * 31, teams * caseworkersPerTeam);
    int team = caseworker / caseworkersPerTeam;
    return new CaseGauge(
        municipalityCodes.get(team),
        "c-" + caseNumber,
        true,
        TARGETS.get(caseNumber % TARGETS.size()),
        teamNames.get(team),
        caseworkerNames.get(caseworker),
        caseNumber % 3 == 0
            ? List.of("b-" + (caseNumber % 30 == 0 ? caseNumber + 3 : caseNumber))
            : List.of(),
        caseNumber % 10 == 0 ? 1 : 0);
  }

  private static String municipality(int number) {
    return String.format(Locale.ROOT, "%04d", 101 + number);
  }

  static String team(int team) {
    return String.format(Locale.ROOT, "Team %02d", team);
  }

  static String caseworker(int caseworker) {
    return String.format(Locale.ROOT, "caseworker-%03d", caseworker);
  }

  /** Hands over two years of figures, each day of a group once per partition. */
  void forEachFigure(int partitions, Consumer<Figure> consumer) {
    Random random = new Random(2);
    for (LocalDate day = TODAY.minusDays(DAYS_OF_FIGURES);
        day.isBefore(TODAY);
        day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      List<Map<Group, DayFigures>> byPartition = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        byPartition.add(new HashMap<>());
      }
      for (int i = 0; i < DUE_PER_WORKDAY; i++) {
        int caseNumber = random.nextInt(cases());
        CaseGauge of = gauge(caseNumber);
        Group group =
            new Group(
                RULES.get(random.nextInt(RULES.size())),
                of.municipality(),
                of.team(),
                of.caseworker());
        boolean met = random.nextInt(10) < 7;
        StatusCounts counts =
            met ? new StatusCounts(1, 0, 0, 0, 0, 0) : new StatusCounts(0, 1, 0, 0, 0, 0);
        byPartition
            .get(partitionOf(caseNumber, partitions))
            .merge(
                group,
                new DayFigures(
                    counts, counts, met ? 1 : 0, met ? 0 : 1, Map.of(random.nextInt(120), 1L)),
                DayFigures::plus);
      }
      for (int partition = 0; partition < partitions; partition++) {
        int number = partition;
        LocalDate of = day;
        byPartition
            .get(partition)
            .forEach(
                (group, figures) ->
                    consumer.accept(new Figure(number, new ComplianceKey(of, group), figures)));
      }
    }
  }

  /** Hands over how many notifications each municipality got on each day. */
  void forEachNotification(Consumer<Map.Entry<String, LocalDate>> consumer) {
    for (int municipality = 0; municipality < municipalities; municipality++) {
      for (int day = 0; day < DAYS_OF_FIGURES; day++) {
        consumer.accept(Map.entry(municipality(municipality), TODAY.minusDays(day)));
      }
    }
  }
}
