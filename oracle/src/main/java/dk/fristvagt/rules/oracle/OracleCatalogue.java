package dk.fristvagt.rules.oracle;

import static dk.fristvagt.rules.oracle.OracleRule.on;

import dk.fristvagt.rules.oracle.OracleRule.Kind;
import dk.fristvagt.rules.oracle.OracleRule.Selector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The built-in catalogue {@code dk-child-services}, typed in from its table. */
final class OracleCatalogue {

  private static final String HOURS = "PT4H";
  private static final String WORKING_DAYS = "2WD";
  private static final String SHORT = "P7D";
  private static final String LONG = "P30D";

  private static final Object[] FOCUS_POINTS = {
    "2021-04", 25, "2021-08", 35, "2021-12", 45, "2022-04", 60, "2022-08", 80, "2022-12", 100
  };
  private static final Object[] THREE_STEPS = {"2021-12", 35, "2022-08", 70, "2022-12", 100};
  private static final Object[] PARENTS = {"2021-04", 35, "2021-08", 75, "2021-12", 100};

  private OracleCatalogue() {}

  /** The rules, with one {@code audit-…} rule for each criterion that is found in these events. */
  static List<OracleRule> rules(Collection<OracleEvent> events) {
    List<OracleRule> rules = new ArrayList<>();

    // Notifications
    rules.add(
        notification("notification-assessed-24h", on("NotificationAssessed"), "PT24H", HOURS)
            .target(100));
    rules.add(
        notification(
                "notification-acknowledged", on("NotificationAcknowledged"), "6WD", WORKING_DAYS)
            .target(100));
    rules.add(
        notification("notification-hearing-14d", on("PartyHearingHeld"), "P14D", SHORT)
            .startsFrom("2020-10-01")
            .target("2021-04", 25, "2021-08", 50, "2021-12", 100));
    rules.add(
        notification(
                "notification-professional-assessment-4w",
                on("ProfessionalAssessmentMade"),
                "P4W",
                SHORT)
            .startsFrom("2020-10-01")
            .target("2021-04", 25, "2021-08", 40, "2021-12", 75));
    rules.add(
        notification("notifier-informed", on("NotifierInformed"), "P4W", SHORT)
            .from(on("NotificationReceived", e -> e.is("notifier", "PROFESSIONAL")))
            .startsFrom("2020-10-01")
            .target("2021-04", 25, "2021-08", 50, "2021-12", 100));
    rules.add(
        check("notification-assessment-reasoned", "NotificationAssessed", flag("reasoned"))
            .target("2021-12", 100));
    rules.add(
        new OracleRule("notification-child-conversation", Kind.DEADLINE)
            .from(on("NotificationReceived"))
            .until(
                on("ChildConversationHeld"),
                on("ChildConversationWaived", e -> e.has("reason") && !e.text("reason").isEmpty()))
            .by("notificationId")
            .within("P4W", SHORT)
            .target("2021-12", 100));
    rules.add(
        check(
                "notification-hearing-notifier",
                "PartyHearingHeld",
                e -> e.has("notificationId") && e.is("notifier", "PROFESSIONAL"),
                flag("notifierIncluded"))
            .target("2021-12", 75));
    rules.add(
        notification("notification-reassessed", on("NotificationReassessed"), "PT24H", HOURS)
            .from(on("NotificationReceived", e -> e.is("knownCase", true))));

    // Child assessments
    rules.add(
        assessment("assessment-4m", "P4M", LONG)
            .target(
                "2017-12", 100, "2021-06", 25, "2021-12", 30, "2022-06", 50, "2022-12", 65,
                "2023-06", 80, "2023-12", 90));
    rules.add(assessment("assessment-6w", "P6W", SHORT).target("2017-12", 25));
    rules.add(
        completed("assessment-written-plan", flag("writtenPlan"))
            .target("2021-04", 30, "2021-08", 75, "2021-12", 100));
    rules.add(
        completed("assessment-network-meeting", flag("networkMeeting"))
            .target("2021-08", 25, "2021-12", 40, "2022-04", 70));
    rules.add(
        completed("assessment-oral-hearing", flag("oralHearing"))
            .target("2021-08", 30, "2021-12", 75, "2022-04", 90));
    rules.add(
        completed("assessment-focus-points", number("focusPoints", n -> n <= 2))
            .target(FOCUS_POINTS));
    rules.add(completed("assessment-only-relevant", flag("onlyRelevant")).target(FOCUS_POINTS));
    rules.add(completed("assessment-triangle", flag("triangleUsed")).target(FOCUS_POINTS));
    rules.add(completed("assessment-needs-stated", flag("needsStated")).target(FOCUS_POINTS));
    rules.add(completed("assessment-siblings-considered", flag("siblingsConsidered")));
    rules.add(
        check(
                "assessment-backlog-coherent",
                "ChildAssessmentCompleted",
                e -> e.is("backlog", true),
                flag("coherentWithPlan"))
            .target("2021-08", 20, "2021-12", 45, "2022-04", 60, "2022-08", 80, "2022-12", 100));

    // Plans and decisions
    rules.add(
        precondition("plan-before-decision", "PlanMade")
            .from(on("DecisionMade", e -> e.has("measureId")))
            .target(
                "2021-06", 25, "2021-12", 30, "2022-06", 50, "2022-12", 65, "2023-06", 80,
                "2023-12", 95));
    rules.add(precondition("plan-before-start", "PlanMade").from(on("MeasureStarted")).target(100));
    rules.add(
        check("plan-made-with-family", "PlanMade", flag("madeWithFamily")).target("2023-12", 95));
    rules.add(
        check("plan-3-to-5-goals", "PlanMade", number("goals", n -> 3 <= n && n <= 5))
            .target(
                "2021-04", 40, "2021-08", 50, "2021-12", 60, "2022-04", 65, "2022-08", 75,
                "2022-12", 80));
    rules.add(
        check("plan-goal-follow-up", "PlanRevised", flag("goalFollowUpRecorded"))
            .target(
                "2022-04", 30, "2022-08", 40, "2022-12", 50, "2023-04", 75, "2023-08", 95,
                "2023-12", 100));
    rules.add(
        precondition("child-conversation-before-decision", "ChildConversationHeld")
            .from(on("DecisionMade", e -> e.has("measureId")))
            .target("2021-04", 40, "2021-08", 75, "2021-12", 100));

    // Measures
    rules.add(
        measure("measure-started-4w", on("DecisionMade"), on("MeasureStarted"), "P4W", SHORT)
            .endedBy("MeasureEnded", "CaseClosed", "ChildMoved", "ChildTurned18"));
    rules.add(
        measure("referral-started", on("ReferralSent"), on("MeasureStarted"), "P4W", SHORT)
            .endedBy("MeasureEnded", "CaseClosed", "ChildMoved", "ChildTurned18"));
    rules.add(
        measure(
                "preventive-closed-6m",
                on(
                    "MeasureStarted",
                    e -> e.is("category", "PREVENTIVE") && e.is("provider", "PRIVATE")),
                on("MeasureEnded"),
                "P6M",
                LONG)
            .endedBy("ChildMoved", "ChildTurned18")
            .target("2021-08", 40, "2021-12", 50, "2022-04", 75));
    rules.add(
        new OracleRule("preventive-not-escalated", Kind.ABSENCE)
            .from(on("MeasureEnded", e -> e.is("category", "PREVENTIVE")))
            .forbids(on("ChildAssessmentStarted"))
            .within("P1Y", null));
    OracleRule followUp =
        recurring("follow-up", on("MeasureStarted"), on("FollowUpHeld"), "P3M", "P6M");
    followUp.cadenceFrom = LocalDate.of(2024, 1, 1);
    rules.add(followUp.target("2021-12", 35, "2022-08", 70, "2022-12", 100));
    rules.add(
        recurring(
                "supervision-visit",
                on("MeasureStarted", e -> e.is("category", "PLACEMENT")),
                on("SupervisionVisitHeld", e -> e.is("onSite", true)),
                "P6M",
                "P6M")
            .target(THREE_STEPS));
    rules.add(
        check("supervision-on-site", "SupervisionVisitHeld", flag("onSite")).target(THREE_STEPS));
    rules.add(
        check(
                "two-caseworkers-in-placement",
                "MeasureStarted",
                e -> e.is("category", "PLACEMENT"),
                number("caseworkers", n -> n >= 2))
            .startsFrom("2024-01-01"));
    rules.add(
        check(
                "follow-up-child-takes-part",
                "FollowUpHeld",
                e -> e.number("childAge") != null && e.number("childAge") >= 8,
                e -> and(e.flag("childTookPart"), e.flag("networkTookPart")))
            .target("2021-08", 30, "2021-12", 45, "2022-04", 75, "2022-08", 100));
    rules.add(
        measure(
                "parent-support-decided",
                on("MeasureStarted", e -> e.is("category", "PLACEMENT")),
                on("ParentSupportDecided"),
                "P3M",
                LONG)
            .endedBy("MeasureEnded", "CaseClosed", "ChildMoved", "ChildTurned18")
            .target(PARENTS));
    rules.add(
        measure("parent-plan-made", on("ParentSupportDecided"), on("ParentPlanMade"), "P3M", LONG)
            .endedBy("MeasureEnded", "CaseClosed", "ChildMoved", "ChildTurned18")
            .target(PARENTS));
    rules.add(
        check("parent-plan-with-parents", "ParentPlanMade", flag("madeWithParents"))
            .target("2022-12", 70));
    rules.add(
        check("parent-plan-accepted", "ParentPlanAnswered", flag("accepted"))
            .target("2021-12", 35, "2022-04", 45, "2022-08", 50, "2022-12", 70));

    // Closing, meetings, caseworkers
    rules.add(
        check("closure-general-services", "CaseClosed", flag("generalServicesInvolved"))
            .target(THREE_STEPS));
    rules.add(
        check("closure-parties-informed", "CaseClosed", flag("partiesInformed"))
            .target("2022-12", 100));
    rules.add(
        check(
                "two-caseworkers-at-network-meeting",
                "MeetingHeld",
                e -> e.is("kind", "NETWORK"),
                number("caseworkers", n -> n >= 2))
            .target(100));
    rules.add(
        new OracleRule("caseworker-continuity", Kind.ABSENCE)
            .from(on("CaseHandedOver"))
            .forbids(
                new Selector(
                    "CaseworkerAssigned",
                    (event, start) -> !event.text("caseworker").equals(start.text("caseworker"))))
            .within("P1Y", null)
            .endedBy("CaseClosed", "ChildMoved", "ChildTurned18")
            .startsFrom("2017-01-01")
            .target(75));

    // Audits
    TreeSet<String> criteria = new TreeSet<>();
    for (OracleEvent event : events) {
      if (event.type().equals("CaseFileAudited")) {
        criteria.addAll(criteria(event).keySet());
      }
    }
    for (String criterion : criteria) {
      rules.add(
          check(
              "audit-" + criterion,
              "CaseFileAudited",
              e ->
                  criteria(e).containsKey(criterion)
                      && !criteria(e).get(criterion).equals("NOT_APPLICABLE"),
              e -> criteria(e).get(criterion).equals("YES")));
    }
    return rules;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> criteria(OracleEvent event) {
    return (Map<String, String>) event.fact().data().get("criteria");
  }

  private static OracleRule notification(String id, Selector until, String length, String warn) {
    return new OracleRule(id, Kind.DEADLINE)
        .from(on("NotificationReceived"))
        .until(until)
        .by("notificationId")
        .within(length, warn);
  }

  private static OracleRule assessment(String id, String length, String warn) {
    OracleRule rule =
        new OracleRule(id, Kind.DEADLINE)
            .from(on("NeedIdentified"), on("ChildAssessmentStarted"))
            .until(on("ChildAssessmentCompleted"))
            .within(length, warn)
            .endedBy("ChildAssessmentCancelled", "CaseClosed", "ChildMoved", "ChildTurned18");
    rule.episodes = true;
    return rule;
  }

  private static OracleRule measure(
      String id, Selector from, Selector until, String length, String warn) {
    return new OracleRule(id, Kind.DEADLINE)
        .from(from)
        .until(until)
        .by("measureId")
        .within(length, warn);
  }

  private static OracleRule recurring(
      String id, Selector from, Selector until, String first, String every) {
    OracleRule rule =
        new OracleRule(id, Kind.RECURRING)
            .from(from)
            .until(until)
            .by("measureId")
            .endedBy("MeasureEnded", "CaseClosed", "ChildMoved", "ChildTurned18");
    rule.first = first;
    rule.every = every;
    rule.warn = LONG;
    return rule;
  }

  private static OracleRule precondition(String id, String before) {
    OracleRule rule = new OracleRule(id, Kind.PRECONDITION).until(on(before));
    rule.lookback = "P1Y";
    return rule;
  }

  private static OracleRule check(String id, String type, Function<OracleEvent, Boolean> holds) {
    return new OracleRule(id, Kind.CHECK).from(on(type)).holds(holds);
  }

  private static OracleRule check(
      String id, String type, Predicate<OracleEvent> where, Function<OracleEvent, Boolean> holds) {
    return new OracleRule(id, Kind.CHECK).from(on(type, where)).holds(holds);
  }

  private static OracleRule completed(String id, Function<OracleEvent, Boolean> holds) {
    return check(id, "ChildAssessmentCompleted", holds);
  }

  private static Function<OracleEvent, Boolean> flag(String field) {
    return event -> event.flag(field);
  }

  private static Function<OracleEvent, Boolean> number(String field, Predicate<Long> test) {
    return event -> event.number(field) == null ? null : test.test(event.number(field));
  }

  private static Boolean and(Boolean one, Boolean other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return false;
    }
    return one == null || other == null ? null : true;
  }
}
