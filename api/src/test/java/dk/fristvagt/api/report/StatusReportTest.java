package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final Catalogue CATALOGUE = BuiltInCatalogues.dkChildServices();
  private static final Group NORD = new Group("assessment-4m", "0330", "Nord", "anna");
  private static final Group SYD = new Group("assessment-4m", "0330", "Syd", "bo");

  private final Reports reports = new Reports(CATALOGUE, Calendars.danish(false));

  @Test
  void totals_and_rules_add_up_over_partitions_and_every_rule_is_there() {
    StatusReport report =
        status(
            new ExampleView(0)
                .live(
                    obligation("c-1", "2021-05-31", ObligationStatus.OVERDUE),
                    obligation("c-2", "2021-07-10", ObligationStatus.DUE_SOON),
                    obligation("c-3", "2021-09-01", ObligationStatus.OPEN))
                .at("2021-06-15T10:00:00Z"),
            new ExampleView(1)
                .live(
                    obligation("c-4", "2021-04-30", ObligationStatus.OVERDUE),
                    obligation("c-5", "2021-09-02", ObligationStatus.OPEN).rule("assessment-6w"))
                .at("2021-06-15T10:00:05Z"));

    assertThat(report.clock()).isEqualTo("2021-06-15T10:00:00Z");
    assertThat(report.clockMax()).isEqualTo("2021-06-15T10:00:05Z");
    assertThat(report.stale()).isFalse();
    assertThat(report.partitions()).isEqualTo(new Partitions(2, 2));
    assertThat(report.totals()).isEqualTo(new StatusReport.Totals(2, 1, 2));
    RuleStatus rule = rule(report, "assessment-4m");
    assertThat(List.of(rule.open(), rule.dueSoon(), rule.overdue())).containsExactly(1L, 1L, 2L);
    // The last day is 30 April; the bound is midnight after it, in summer time.
    assertThat(rule.oldestOverdueDue()).isEqualTo("2021-04-30T22:00:00Z");
    assertThat(rule(report, "assessment-6w").open()).isEqualTo(1);
    assertThat(report.rules().stream().map(RuleStatus::id))
        .containsExactlyElementsOf(CATALOGUE.rules().stream().map(one -> one.id()).toList());
    assertThat(rule(report, "follow-up").overdue()).isZero();
  }

  @Test
  void shares_cover_the_calendar_month_and_thirty_days_and_stand_against_the_target_in_force() {
    // Local date 15 June 2021; 30 days reach back to 17 May. The target of assessment-4m is KLK's
    // 100 % since 2017-12;
    // 25 % holds only from 30 June.
    StatusReport report =
        status(
            new ExampleView(0)
                .due("2021-05-16", NORD, counts(7, 0))
                .due("2021-05-17", NORD, counts(1, 1))
                .due("2021-05-31", SYD, counts(2, 0))
                .due("2021-06-01", NORD, counts(1, 2))
                .due("2021-06-15", SYD, counts(0, 1))
                .at("2021-06-15T10:00:00Z"));

    RuleStatus rule = rule(report, "assessment-4m");
    assertThat(rule.thisMonth()).isEqualTo(new Share(4, 1, 0.25));
    assertThat(rule.last30Days()).isEqualTo(new Share(8, 4, 0.5));
    assertThat(rule.target()).isEqualTo(1.0);
    assertThat(rule.verdict()).isEqualTo(Verdict.RED);
    RuleStatus empty = rule(report, "follow-up");
    assertThat(empty.thisMonth()).isEqualTo(new Share(0, 0, null));
    assertThat(empty.target()).isNull();
    assertThat(empty.verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void the_month_is_that_of_the_local_date_not_of_the_universal_one() {
    // 30 June 22:30Z is 1 July 00:30 in Copenhagen, and the milestone of 30 June 2021 (25 %) is
    // reached.
    StatusReport report =
        status(
            new ExampleView(0)
                .due("2021-06-30", NORD, counts(1, 0))
                .due("2021-07-01", NORD, counts(1, 3))
                .at("2021-06-30T22:30:00Z"));

    RuleStatus rule = rule(report, "assessment-4m");
    assertThat(rule.thisMonth()).isEqualTo(new Share(4, 1, 0.25));
    assertThat(rule.target()).isEqualTo(0.25);
    assertThat(rule.verdict()).isEqualTo(Verdict.GREEN);
  }

  @Test
  void a_rule_per_map_entry_appears_under_the_ids_of_its_entries() {
    StatusReport report =
        status(
            new ExampleView(0)
                .due("2021-06-01", new Group("audit-plan", "0330", "Nord", "anna"), counts(1, 0))
                .due("2021-06-02", new Group("audit-consent", "0330", "Nord", "anna"), counts(0, 1))
                .at("2021-06-15T10:00:00Z"));

    assertThat(report.rules().stream().map(RuleStatus::id).filter(id -> id.startsWith("audit")))
        .containsExactly("audit-consent", "audit-plan");
    assertThat(rule(report, "audit-plan").name().da()).isEqualTo("Ledelsestilsyn: plan");
  }

  @Test
  void a_filter_leaves_other_teams_out_of_counts_shares_and_the_oldest() {
    PartitionView view =
        new ExampleView(0)
            .live(
                obligation("c-1", "2021-04-01", ObligationStatus.OVERDUE).holder("Syd", "bo"),
                obligation("c-2", "2021-05-01", ObligationStatus.OVERDUE))
            .due("2021-06-01", NORD, counts(1, 0))
            .due("2021-06-01", SYD, counts(0, 1))
            .notifications("0330", "2021-06-02", 3)
            .at("2021-06-15T10:00:00Z");

    StatusReport report =
        reports.status(
            new ViewSnapshot(List.of(view), 1),
            new GroupFilter(Set.of(), Set.of(), Set.of("Nord"), Set.of()),
            false);

    assertThat(report.totals()).isEqualTo(new StatusReport.Totals(0, 0, 1));
    RuleStatus rule = rule(report, "assessment-4m");
    assertThat(rule.oldestOverdueDue()).isEqualTo("2021-05-01T22:00:00Z");
    assertThat(rule.thisMonth()).isEqualTo(new Share(1, 1, 1.0));
    assertThat(report.gauges().notifications()).isNull();
  }

  @Test
  void gauges_count_cases_children_notifications_and_caseloads() {
    ExampleView first = new ExampleView(0);
    // Anna holds 31 child-and-family cases (over the local 30), Bo one and a disability case; one
    // case has nobody.
    for (int i = 0; i < 31; i++) {
      first.openCase("a-" + i, "CHILD_AND_FAMILY", "Nord", "anna");
    }
    first.openCase("b-1", "CHILD_AND_FAMILY", "Syd", "bo");
    first.openCase("n-1", "YOUTH", "unassigned", "unassigned");
    PartitionView one =
        first
            .notifications("0330", "2021-05-16", 50)
            .notifications("0330", "2021-05-17", 2)
            .notifications("0330", "2021-06-15", 3)
            .at("2021-06-15T10:00:00Z");
    PartitionView two =
        new ExampleView(1)
            .openCase("b-2", "DISABILITY", "Syd", "bo")
            .gauge(measure("m-1", "child-1"))
            .gauge(measure("m-2", "child-1"))
            .gauge(measure("m-3", "child-2"))
            .at("2021-06-15T10:00:00Z");

    Gauges gauges = status(one, two).gauges();

    assertThat(gauges.openCases()).isEqualTo(34);
    assertThat(gauges.childrenWithMeasure()).isEqualTo(2);
    assertThat(gauges.notifications()).isEqualTo(new Gauges.Notifications(3, 5));
    Gauges.Caseload caseload = gauges.caseload();
    assertThat(caseload.caseworkers()).isEqualTo(2);
    assertThat(caseload.max()).isEqualTo(31);
    assertThat(caseload.average()).isEqualTo(16.5);
    assertThat(caseload.unassigned()).isEqualTo(1);
    assertThat(caseload.overThreshold())
        .containsExactly(
            new Gauges.OverThreshold("CHILD_AND_FAMILY", "local", 30, 1),
            new Gauges.OverThreshold("DISABILITY", "local", 45, 0),
            new Gauges.OverThreshold("CHILD_AND_FAMILY", "national", 40, 0),
            new Gauges.OverThreshold("DISABILITY", "national", 55, 0));
  }

  @Test
  void a_report_without_any_partition_is_refused() {
    ViewSnapshot empty = new ViewSnapshot(List.of(), 2);

    assertThatThrownBy(() -> reports.status(empty, GroupFilter.ALL, false))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_partition_that_has_finished_no_step_is_left_out_of_a_snapshot() {
    var views = new dk.fristvagt.streams.view.PartitionViews();
    views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));
    views.publish(new dk.fristvagt.streams.view.PartitionViewBuilder(1).at(Long.MIN_VALUE));

    ViewSnapshot snapshot = ViewSnapshot.of(views, 2);

    assertThat(Instant.ofEpochMilli(snapshot.clock())).isEqualTo("2021-06-15T10:00:00Z");
    assertThat(snapshot.partitions()).isEqualTo(new Partitions(1, 2));
    assertThat(snapshot.holds(1)).isFalse();
  }

  private StatusReport status(PartitionView... views) {
    return reports.status(new ViewSnapshot(List.of(views), views.length), GroupFilter.ALL, false);
  }

  private static RuleStatus rule(StatusReport report, String id) {
    return report.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static ExampleObligation obligation(
      String caseId, String lastDay, ObligationStatus status) {
    return new ExampleObligation().caseId(caseId).lastDay(lastDay).status(status);
  }

  private static StatusCounts counts(long met, long late) {
    return new StatusCounts(met, late, 0, 0, 0, 0);
  }

  private static CaseGauge measure(String caseId, String child) {
    return new CaseGauge("0330", caseId, false, null, "Nord", "anna", List.of(child), 0);
  }
}
