package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.view.DueOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObligationsReportTest {

  private static final ObligationSource NO_STORE =
      (test, consumer) -> {
        throw new AssertionError("live obligations are in the views");
      };

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void the_most_overdue_of_all_rules_and_partitions_comes_first() {
    ViewSnapshot snapshot =
        snapshot(
            new ExampleView(0)
                .live(
                    live("c-1", "2021-05-02", ObligationStatus.OVERDUE),
                    live("c-2", "2021-05-01", ObligationStatus.OVERDUE).rule("follow-up")),
            new ExampleView(1)
                .live(
                    live("c-0", "2021-05-01", ObligationStatus.OVERDUE).rule("follow-up"),
                    live("c-9", "2021-08-01", ObligationStatus.OPEN)));

    ObligationsReport report = reports.obligations(() -> snapshot, NO_STORE, ObligationsQuery.LIVE);

    assertThat(report.obligations())
        .extracting(ObligationRow::caseId)
        .containsExactly("c-0", "c-2", "c-1", "c-9");
    assertThat(report.total()).isEqualTo(4);
    assertThat(report.nextCursor()).isNull();
    assertThat(report.clock()).isEqualTo("2021-06-15T10:00:00Z");
  }

  @Test
  void a_date_bound_looks_at_the_last_day_and_an_instant_bound_at_the_due_instant() {
    ViewSnapshot snapshot =
        snapshot(
            new ExampleView(0)
                .live(
                    live("march", "2021-03-31", ObligationStatus.OVERDUE),
                    live("april", "2021-04-01", ObligationStatus.OVERDUE)));

    // Due at the end of 31 March, which as an instant is 31 March 22:00Z.
    assertThat(cases(snapshot, bounds("2021-04-01", null))).containsExactly("march");
    assertThat(cases(snapshot, bounds(null, "2021-03-31"))).containsExactly("april");
    assertThat(cases(snapshot, bounds("2021-03-31T22:00:00Z", null))).isEmpty();
    assertThat(cases(snapshot, bounds("2021-03-31T22:00:00.001Z", null))).containsExactly("march");
    assertThat(cases(snapshot, bounds(null, "2021-03-31T22:00:00Z"))).containsExactly("april");
  }

  @Test
  void with_bounds_the_total_is_counted_too() {
    ViewSnapshot snapshot =
        snapshot(
            new ExampleView(0)
                .live(
                    live("c-1", "2021-03-29", ObligationStatus.OVERDUE),
                    live("c-2", "2021-03-30", ObligationStatus.OVERDUE),
                    live("c-3", "2021-04-30", ObligationStatus.OVERDUE)));
    ObligationsQuery query =
        new ObligationsQuery(
            Set.of(), GroupFilter.ALL, DueBound.parse("2021-04-01"), null, 1, null);

    ObligationsReport report = reports.obligations(() -> snapshot, NO_STORE, query);

    assertThat(report.total()).isEqualTo(2);
    assertThat(report.obligations()).hasSize(1);
    assertThat(report.nextCursor()).isNotNull();
  }

  @Test
  void statuses_that_are_no_longer_live_come_from_the_stores_page_by_page() {
    List<Obligation> stored =
        List.of(
            met("c-3", "2021-03-03").build(),
            met("c-1", "2021-03-01").build(),
            met("c-2", "2021-03-02").build(),
            live("c-4", "2021-03-01", ObligationStatus.OVERDUE).build());
    ObligationSource source = (test, consumer) -> stored.stream().filter(test).forEach(consumer);
    ViewSnapshot snapshot = snapshot(new ExampleView(0));
    ObligationsQuery first =
        new ObligationsQuery(Set.of(ObligationStatus.MET), GroupFilter.ALL, null, null, 2, null);

    ObligationsReport one = reports.obligations(() -> snapshot, source, first);
    ObligationsReport two =
        reports.obligations(
            () -> snapshot,
            source,
            new ObligationsQuery(
                first.statuses(),
                GroupFilter.ALL,
                null,
                null,
                2,
                ListCursor.decode(one.nextCursor())));

    assertThat(one.total()).isEqualTo(3);
    assertThat(one.obligations()).extracting(ObligationRow::caseId).containsExactly("c-1", "c-2");
    assertThat(two.total()).isEqualTo(3);
    assertThat(two.obligations()).extracting(ObligationRow::caseId).containsExactly("c-3");
    assertThat(two.nextCursor()).isNull();
  }

  @Test
  void an_answer_from_the_stores_names_the_clocks_before_and_after_it_was_read() {
    Deque<ViewSnapshot> snapshots = new ArrayDeque<>();
    snapshots.add(new ViewSnapshot(List.of(new ExampleView(0).at("2021-06-15T10:00:00Z")), 1));
    snapshots.add(new ViewSnapshot(List.of(new ExampleView(0).at("2021-06-15T10:00:05Z")), 1));

    ObligationsReport report =
        reports.obligations(
            snapshots::remove,
            (test, consumer) -> {},
            new ObligationsQuery(
                Set.of(ObligationStatus.LATE), GroupFilter.ALL, null, null, 10, null));

    assertThat(report.clock()).isEqualTo("2021-06-15T10:00:00Z");
    assertThat(report.clockMax()).isEqualTo("2021-06-15T10:00:05Z");
  }

  @Test
  void fulfilled_at_is_told_of_deadlines_met_and_late_alone() {
    assertThat(ObligationRow.of(met("c-1", "2021-03-01").build()).fulfilledAt())
        .isEqualTo("2021-02-01T10:00:00Z");
    assertThat(
            ObligationRow.of(met("c-1", "2021-03-01").status(ObligationStatus.LATE).build())
                .fulfilledAt())
        .isNotNull();
    assertThat(
            ObligationRow.of(met("c-1", "2021-03-01").kind(RuleKind.CHECK).build()).fulfilledAt())
        .isNull();
    assertThat(
            ObligationRow.of(met("c-1", "2021-03-01").kind(RuleKind.ABSENCE).build()).fulfilledAt())
        .isNull();
    assertThat(
            ObligationRow.of(met("c-1", "2021-03-01").status(ObligationStatus.LAPSED).build())
                .fulfilledAt())
        .isNull();
  }

  @Test
  void all_obligations_come_by_id_as_a_replay_reports_them() {
    List<Obligation> stored =
        List.of(
            met("c-2", "2021-03-01").build(),
            live("c-1", "2021-09-01", ObligationStatus.OPEN).build());

    assertThat(
            reports.allObligations(
                (test, consumer) -> stored.stream().filter(test).forEach(consumer),
                GroupFilter.ALL))
        .extracting(ObligationRow::caseId)
        .containsExactly("c-1", "c-2");
  }

  @Test
  void a_cursor_survives_its_text_and_rubbish_is_refused() {
    DueOrder position = new DueOrder(-5, "assessment-4m/0330/sag-æøå/e/1");

    assertThat(ListCursor.decode(ListCursor.encode(position))).isEqualTo(position);
    for (String rubbish : List.of("", "x", "!!", "AAAAAAAAAAA", "____________________")) {
      assertThatThrownBy(() -> ListCursor.decode(rubbish))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> cases(ViewSnapshot snapshot, ObligationsQuery query) {
    return reports.obligations(() -> snapshot, NO_STORE, query).obligations().stream()
        .map(ObligationRow::caseId)
        .toList();
  }

  private static ObligationsQuery bounds(String before, String after) {
    return new ObligationsQuery(
        Set.of(),
        GroupFilter.ALL,
        before == null ? null : DueBound.parse(before),
        after == null ? null : DueBound.parse(after),
        10,
        null);
  }

  private static ViewSnapshot snapshot(ExampleView... views) {
    return new ViewSnapshot(
        java.util.Arrays.stream(views).map(view -> view.at("2021-06-15T10:00:00Z")).toList(),
        views.length);
  }

  private static ExampleObligation live(String caseId, String lastDay, ObligationStatus status) {
    return new ExampleObligation().caseId(caseId).lastDay(lastDay).status(status);
  }

  private static ExampleObligation met(String caseId, String lastDay) {
    return live(caseId, lastDay, ObligationStatus.MET).fulfilledAt("2021-02-01T10:00:00Z");
  }
}
