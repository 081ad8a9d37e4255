package dk.fristvagt.rules.catalogue.yaml;

import static dk.fristvagt.rules.catalogue.ExampleFacts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInCatalogueTest {

  private static final Catalogue CATALOGUE = BuiltInCatalogues.dkChildServices();

  private static final Set<EventType> LEAVING =
      Set.of(EventType.CASE_CLOSED, EventType.CHILD_MOVED, EventType.CHILD_TURNED_18);

  record Row(String id, String kind, String spans, String from, int versions, String targets) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Row> table() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                BuiltInCatalogueTest.class.getResourceAsStream(
                    "/dk/fristvagt/rules/catalogue/dk-child-services-table.txt"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .map(
              cells ->
                  new Row(
                      cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5]))
          .toList();
    }
  }

  static List<Row> rulesOfTable() throws IOException {
    return table().stream().filter(row -> !row.kind().equals("gauge")).toList();
  }

  @Test
  void holdsEveryRowOfTheTableInItsOrder() throws IOException {
    assertThat(
            Stream.concat(
                CATALOGUE.rules().stream().map(Rule::id),
                CATALOGUE.gauges().stream().map(Gauge::id)))
        .containsExactlyElementsOf(table().stream().map(Row::id).toList());
  }

  @ParameterizedTest
  @MethodSource("rulesOfTable")
  void givesEachRuleTheKindSpansValidityAndTargetsOfTheTable(Row row) {
    Rule rule = rule(row.id());

    assertThat(rule.versions()).hasSize(row.versions());
    for (RuleVersion version : rule.versions()) {
      assertThat(version.terms().getClass().getSimpleName()).isEqualToIgnoringCase(row.kind());
      assertThat(spans(version.terms())).isEqualTo(row.spans());
      assertThat(version.legal()).isNotBlank();
    }
    assertThat(text(rule.versions().get(0).validFrom())).isEqualTo(row.from());
    assertThat(targets(rule.target())).isEqualTo(row.targets());
    assertThat(rule.target().marginPercentagePoints()).isEqualTo(5);
  }

  @Test
  void namesEverythingInDanishAndEnglish() {
    Stream<LocalizedText> names =
        Stream.concat(
            CATALOGUE.rules().stream().map(Rule::name),
            CATALOGUE.gauges().stream().map(Gauge::name));
    assertThat(names)
        .allSatisfy(
            name -> {
              assertThat(name.da()).isNotBlank();
              assertThat(name.en()).isNotBlank();
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void changesFromServicelovenToBarnetsLovAtNewYear2024() {
    for (Rule rule : CATALOGUE.rules()) {
      if (rule.versions().size() == 2) {
        RuleVersion sel = rule.versionOn(LocalDate.of(2023, 12, 31));
        RuleVersion bl = rule.versionOn(LocalDate.of(2024, 1, 1));
        assertThat(sel.number()).isEqualTo(1);
        assertThat(sel.legal()).startsWith("SEL");
        assertThat(bl.number()).isEqualTo(2);
        assertThat(bl.legal()).startsWith("BL");
      } else {
        assertThat(rule.versionOn(LocalDate.of(2030, 1, 1))).as(rule.id()).isNotNull();
      }
    }
  }

  @Test
  void matchesByTheIdsOfTheDomain() {
    Set<String> byMeasure =
        Set.of(
            "measure-started-4w",
            "referral-started",
            "preventive-closed-6m",
            "follow-up",
            "supervision-visit",
            "parent-support-decided",
            "parent-plan-made");
    for (Rule rule : CATALOGUE.rules()) {
      for (RuleVersion version : rule.versions()) {
        String expected = null;
        if (rule.id().startsWith("notif") && version.terms() instanceof Terms.Deadline) {
          expected = "notificationId";
        } else if (byMeasure.contains(rule.id())) {
          expected = "measureId";
        }
        assertThat(version.terms().match()).as(rule.id()).isEqualTo(expected);
      }
    }
  }

  @Test
  void endsObligationsByTheEventsOfTheDomain() {
    Map<String, Set<EventType>> ends =
        Map.ofEntries(
            Map.entry("assessment-4m", with(EventType.CHILD_ASSESSMENT_CANCELLED)),
            Map.entry("assessment-6w", with(EventType.CHILD_ASSESSMENT_CANCELLED)),
            Map.entry("measure-started-4w", with(EventType.MEASURE_ENDED)),
            Map.entry("referral-started", with(EventType.MEASURE_ENDED)),
            Map.entry(
                "preventive-closed-6m", Set.of(EventType.CHILD_MOVED, EventType.CHILD_TURNED_18)),
            Map.entry("follow-up", with(EventType.MEASURE_ENDED)),
            Map.entry("supervision-visit", with(EventType.MEASURE_ENDED)),
            Map.entry("parent-support-decided", with(EventType.MEASURE_ENDED)),
            Map.entry("parent-plan-made", with(EventType.MEASURE_ENDED)),
            Map.entry("caseworker-continuity", LEAVING));
    for (Rule rule : CATALOGUE.rules()) {
      for (RuleVersion version : rule.versions()) {
        assertThat(
                version.terms().ends().stream()
                    .map(EventSelector::type)
                    .collect(Collectors.toSet()))
            .as(rule.id())
            .isEqualTo(ends.getOrDefault(rule.id(), Set.of()));
      }
    }
  }

  @Test
  void warnsAsLongAheadAsTheSpanAsksFor() {
    for (Rule rule : CATALOGUE.rules()) {
      for (RuleVersion version : rule.versions()) {
        if (version.terms() instanceof Terms.Deadline deadline) {
          assertThat(deadline.warn()).as(rule.id()).hasToString(warning(deadline.within()));
          assertThat(deadline.roll()).isEqualTo(Terms.Roll.NONE);
          assertThat(deadline.episodes()).isEqualTo(rule.id().startsWith("assessment-"));
        } else if (version.terms() instanceof Terms.Recurring recurring) {
          assertThat(recurring.warnFirst()).hasToString("P30D");
          assertThat(recurring.warnEvery()).hasToString("P30D");
        }
      }
    }
  }

  @Test
  void followsTheDecidedCadenceFrom2024Only() {
    Terms.Recurring before =
        (Terms.Recurring) rule("follow-up").versionOn(LocalDate.of(2023, 12, 31)).terms();
    Terms.Recurring after =
        (Terms.Recurring) rule("follow-up").versionOn(LocalDate.of(2024, 1, 1)).terms();
    Terms.Recurring supervision =
        (Terms.Recurring) rule("supervision-visit").versions().get(1).terms();

    assertThat(before.cadence()).isEmpty();
    assertThat(after.cadence())
        .extracting(EventSelector::type)
        .containsExactly(EventType.FOLLOW_UP_CADENCE_DECIDED);
    assertThat(supervision.cadence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "assessment-4m, 2017-12-30, ",
    "assessment-4m, 2017-12-31, 100",
    "assessment-4m, 2021-06-29, 100",
    "assessment-4m, 2021-06-30, 25",
    "assessment-4m, 2023-12-30, 80",
    "assessment-4m, 2023-12-31, 90",
    "assessment-4m, 2040-01-01, 90",
    "assessment-focus-points, 2021-04-29, ",
    "assessment-focus-points, 2021-04-30, 25",
    "plan-before-start, 1990-01-01, 100",
    "measure-started-4w, 2024-01-01, "
  })
  void appliesATargetFromTheLastDayOfItsMonth(String id, LocalDate day, Integer percent) {
    assertThat(rule(id).target().percentOn(day).orElse(null)).isEqualTo(percent);
  }

  @Test
  void takesAReasonForWaivingTheConversationThatIsNotEmpty() {
    Terms.Deadline terms =
        (Terms.Deadline) rule("notification-child-conversation").versions().get(0).terms();

    assertThat(selects(terms.fulfilled(), fact(EventType.CHILD_CONVERSATION_HELD, Map.of())))
        .isTrue();
    assertThat(
            selects(
                terms.fulfilled(),
                fact(EventType.CHILD_CONVERSATION_WAIVED, Map.of("reason", "for ung"))))
        .isTrue();
    assertThat(
            selects(
                terms.fulfilled(), fact(EventType.CHILD_CONVERSATION_WAIVED, Map.of("reason", ""))))
        .isFalse();
    assertThat(selects(terms.fulfilled(), fact(EventType.CHILD_CONVERSATION_WAIVED, Map.of())))
        .isFalse();
  }

  @Test
  void selectsTheStartsThatTheDomainNames() {
    assertThat(
            starts(
                "notifier-informed",
                EventType.NOTIFICATION_RECEIVED,
                Map.of("notifier", "PROFESSIONAL")))
        .isTrue();
    assertThat(
            starts(
                "notifier-informed",
                EventType.NOTIFICATION_RECEIVED,
                Map.of("notifier", "CITIZEN")))
        .isFalse();
    assertThat(
            starts(
                "notification-reassessed",
                EventType.NOTIFICATION_RECEIVED,
                Map.of("knownCase", true)))
        .isTrue();
    assertThat(
            starts(
                "notification-reassessed",
                EventType.NOTIFICATION_RECEIVED,
                Map.of("knownCase", false)))
        .isFalse();
    assertThat(
            starts(
                "notification-hearing-notifier",
                EventType.PARTY_HEARING_HELD,
                Map.of("notificationId", "n", "notifier", "PROFESSIONAL")))
        .isTrue();
    assertThat(
            starts(
                "notification-hearing-notifier",
                EventType.PARTY_HEARING_HELD,
                Map.of("notifier", "PROFESSIONAL")))
        .isFalse();
    assertThat(
            starts(
                "notification-hearing-notifier",
                EventType.PARTY_HEARING_HELD,
                Map.of("notificationId", "n")))
        .isFalse();
    assertThat(
            starts(
                "assessment-backlog-coherent",
                EventType.CHILD_ASSESSMENT_COMPLETED,
                Map.of("backlog", true)))
        .isTrue();
    assertThat(
            starts("assessment-backlog-coherent", EventType.CHILD_ASSESSMENT_COMPLETED, Map.of()))
        .isFalse();
    assertThat(starts("plan-before-decision", EventType.DECISION_MADE, Map.of("measureId", "m")))
        .isTrue();
    assertThat(starts("plan-before-decision", EventType.DECISION_MADE, Map.of())).isFalse();
    assertThat(
            starts(
                "preventive-closed-6m",
                EventType.MEASURE_STARTED,
                Map.of("category", "PREVENTIVE", "provider", "PRIVATE")))
        .isTrue();
    assertThat(
            starts(
                "preventive-closed-6m",
                EventType.MEASURE_STARTED,
                Map.of("category", "PREVENTIVE", "provider", "MUNICIPAL")))
        .isFalse();
    assertThat(
            starts(
                "preventive-not-escalated",
                EventType.MEASURE_ENDED,
                Map.of("category", "PREVENTIVE")))
        .isTrue();
    assertThat(starts("preventive-not-escalated", EventType.MEASURE_ENDED, Map.of())).isFalse();
    assertThat(
            starts("follow-up-child-takes-part", EventType.FOLLOW_UP_HELD, Map.of("childAge", 8L)))
        .isTrue();
    assertThat(
            starts("follow-up-child-takes-part", EventType.FOLLOW_UP_HELD, Map.of("childAge", 7L)))
        .isFalse();
    assertThat(
            starts(
                "two-caseworkers-at-network-meeting",
                EventType.MEETING_HELD,
                Map.of("kind", "NETWORK")))
        .isTrue();
    assertThat(
            starts(
                "two-caseworkers-at-network-meeting",
                EventType.MEETING_HELD,
                Map.of("kind", "OTHER")))
        .isFalse();
    for (String id :
        List.of("supervision-visit", "parent-support-decided", "two-caseworkers-in-placement")) {
      assertThat(starts(id, EventType.MEASURE_STARTED, Map.of("category", "PLACEMENT"))).isTrue();
      assertThat(starts(id, EventType.MEASURE_STARTED, Map.of("category", "FAMILY"))).isFalse();
    }
  }

  @Test
  void decidesChecksByTheEventItself() {
    assertThat(holds("plan-3-to-5-goals", EventType.PLAN_MADE, Map.of("goals", 2L)))
        .isEqualTo(Truth.FALSE);
    assertThat(holds("plan-3-to-5-goals", EventType.PLAN_MADE, Map.of("goals", 3L)))
        .isEqualTo(Truth.TRUE);
    assertThat(holds("plan-3-to-5-goals", EventType.PLAN_MADE, Map.of("goals", 5L)))
        .isEqualTo(Truth.TRUE);
    assertThat(holds("plan-3-to-5-goals", EventType.PLAN_MADE, Map.of("goals", 6L)))
        .isEqualTo(Truth.FALSE);
    assertThat(holds("plan-3-to-5-goals", EventType.PLAN_MADE, Map.of())).isEqualTo(Truth.UNKNOWN);
    assertThat(
            holds(
                "assessment-focus-points",
                EventType.CHILD_ASSESSMENT_COMPLETED,
                Map.of("focusPoints", 3L)))
        .isEqualTo(Truth.FALSE);
    assertThat(
            holds(
                "follow-up-child-takes-part",
                EventType.FOLLOW_UP_HELD,
                Map.of("childTookPart", false)))
        .isEqualTo(Truth.FALSE);
    assertThat(
            holds(
                "follow-up-child-takes-part",
                EventType.FOLLOW_UP_HELD,
                Map.of("networkTookPart", true)))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(
            holds(
                "two-caseworkers-in-placement",
                EventType.MEASURE_STARTED,
                Map.of("caseworkers", 2L)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void countsAnotherCaseworkerOnlyAsAChange() {
    Terms.Absence terms = (Terms.Absence) rule("caseworker-continuity").versions().get(0).terms();
    Fact start = fact(EventType.CASE_HANDED_OVER, Map.of("caseworker", "anna"));

    assertThat(
            terms
                .forbidden()
                .get(0)
                .selects(
                    fact(EventType.CASEWORKER_ASSIGNED, Map.of("caseworker", "anna")), start, null))
        .isFalse();
    assertThat(
            terms
                .forbidden()
                .get(0)
                .selects(
                    fact(EventType.CASEWORKER_ASSIGNED, Map.of("caseworker", "bo")), start, null))
        .isTrue();
  }

  @Test
  void auditsEachCriterionThatApplies() {
    Rule audit = CATALOGUE.rule("audit-plan").orElseThrow();
    Terms.Check terms = (Terms.Check) audit.versions().get(0).terms();
    Fact event =
        fact(
            EventType.CASE_FILE_AUDITED,
            Map.of("criteria", Map.of("plan", "YES", "talk", "NO", "hearing", "NOT_APPLICABLE")));

    assertThat(audit.id()).isEqualTo("audit-*");
    assertThat(terms.each()).isEqualTo("criteria");
    assertThat(terms.start().get(0).selects(event, null, "plan")).isTrue();
    assertThat(terms.start().get(0).selects(event, null, "talk")).isTrue();
    assertThat(terms.start().get(0).selects(event, null, "hearing")).isFalse();
    assertThat(terms.holds().test(event, null, "plan")).isEqualTo(Truth.TRUE);
    assertThat(terms.holds().test(event, null, "talk")).isEqualTo(Truth.FALSE);
  }

  @Test
  void warnsOfCaseloadsByTargetGroup() {
    Gauge caseload =
        CATALOGUE.gauges().stream()
            .filter(gauge -> gauge.id().equals("caseload"))
            .findFirst()
            .orElseThrow();

    assertThat(caseload.thresholds())
        .containsExactly(
            new Gauge.Threshold("CHILD_AND_FAMILY", "local", 30),
            new Gauge.Threshold("DISABILITY", "local", 45),
            new Gauge.Threshold("CHILD_AND_FAMILY", "national", 40),
            new Gauge.Threshold("DISABILITY", "national", 55));
  }

  private static Rule rule(String id) {
    return CATALOGUE.rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean starts(String id, EventType type, Map<String, Object> data) {
    return selects(rule(id).versions().get(0).terms().start(), fact(type, data));
  }

  private static boolean selects(List<EventSelector> selectors, Fact event) {
    return selectors.stream().anyMatch(selector -> selector.selects(event, null, null));
  }

  private static Truth holds(String id, EventType type, Map<String, Object> data) {
    return ((Terms.Check) rule(id).versions().get(0).terms())
        .holds()
        .test(fact(type, data), null, null);
  }

  private static Set<EventType> with(EventType type) {
    return Stream.concat(Stream.of(type), LEAVING.stream()).collect(Collectors.toSet());
  }

  private static String warning(Span within) {
    return switch (within.toString()) {
      case "PT24H" -> "PT4H";
      case "6WD" -> "2WD";
      case "P14D", "P4W", "P6W" -> "P7D";
      default -> "P30D";
    };
  }

  private static String spans(Terms terms) {
    if (terms instanceof Terms.Deadline deadline) {
      return deadline.within().toString();
    }
    if (terms instanceof Terms.Recurring recurring) {
      return recurring.first() + " " + recurring.every();
    }
    if (terms instanceof Terms.Precondition precondition) {
      return precondition.lookback().toString();
    }
    return terms instanceof Terms.Absence absence ? absence.within().toString() : "-";
  }

  private static String targets(Target target) {
    return target.milestones().isEmpty()
        ? "-"
        : target.milestones().stream()
            .map(one -> (one.month() == null ? "always" : one.month()) + "=" + one.percent())
            .collect(Collectors.joining(" "));
  }

  private static String text(LocalDate date) {
    return date == null ? "-" : date.toString();
  }
}
