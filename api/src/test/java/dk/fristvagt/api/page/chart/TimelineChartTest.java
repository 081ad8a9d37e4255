package dk.fristvagt.api.page.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineChartTest {

  private static final Instant START = Instant.parse("2020-12-31T23:00:00Z");
  private static final Instant CLOCK = Instant.parse("2021-06-30T22:00:00Z");

  @Test
  void years_or_months_or_days_are_marked_as_there_is_room_for() {
    assertThat(marks(START, CLOCK))
        .containsExactly(
            "jan. 21", "feb. 21", "mar. 21", "apr. 21", "maj 21", "jun. 21", "jul. 21");
    // Ten years and a bit: one mark a year.
    assertThat(marks(Instant.parse("2010-06-01T00:00:00Z"), CLOCK))
        .hasSize(11)
        .startsWith("2011")
        .endsWith("2021");
    // Two days and a bit.
    assertThat(marks(Instant.parse("2021-06-28T12:00:00Z"), CLOCK))
        .containsExactly("29. jun.", "30. jun.", "1. jul.");
  }

  @Test
  void what_lies_outside_the_axis_is_cut_off_at_its_ends() {
    TimelineChart chart = chart(START, CLOCK, List.of());

    assertThat(chart.x(Instant.parse("1990-01-01T00:00:00Z"))).isEqualTo(chart.left());
    assertThat(chart.x(Instant.parse("2090-01-01T00:00:00Z"))).isEqualTo(chart.right());
    // Half the time lies half way, room at both ends being equal.
    assertThat(chart.x(Instant.parse("2021-04-01T10:30:00Z")))
        .isCloseTo((chart.left() + chart.right()) / 2, within(0.5));
  }

  @Test
  void an_overdue_obligation_runs_to_its_due_and_over_it_to_the_clock() {
    TimelineChart.Lane lane =
        ObligationLanes.lane(
            new ExampleObligation()
                .due("2021-03-31T22:00:00Z")
                .status(ObligationStatus.OVERDUE)
                .build(),
            CLOCK,
            "A",
            "A");

    Instant due = Instant.parse("2021-03-31T22:00:00Z");
    assertThat(lane.bars())
        .containsExactly(
            new TimelineChart.Bar(Instant.parse("2021-01-04T09:00:00Z"), due, "overdue"),
            new TimelineChart.Bar(due, CLOCK, "over"));
    assertThat(lane.marks()).containsExactly(new TimelineChart.Mark(due, TimelineChart.Shape.DUE));
  }

  @Test
  void one_that_was_done_in_time_leaves_the_rest_of_its_time_empty() {
    TimelineChart.Lane lane =
        ObligationLanes.lane(
            new ExampleObligation()
                .due("2021-03-31T22:00:00Z")
                .fulfilledAt("2021-02-01T09:00:00Z")
                .status(ObligationStatus.MET)
                .build(),
            CLOCK,
            "A",
            "A");

    assertThat(lane.bars()).extracting(TimelineChart.Bar::style).containsExactly("met", "rest");
    assertThat(lane.marks())
        .extracting(TimelineChart.Mark::shape)
        .containsExactly(TimelineChart.Shape.DUE, TimelineChart.Shape.DONE);
  }

  @Test
  void a_long_label_is_shortened() {
    TimelineChart.Lane lane = new TimelineChart.Lane("x".repeat(100), "x", List.of(), List.of());

    assertThat(chart(START, CLOCK, List.of(lane)).label(lane)).hasSize(38).endsWith("x…");
  }

  private static List<String> marks(Instant from, Instant to) {
    return chart(from, to, List.of()).marks().stream().map(TimelineChart.Label::text).toList();
  }

  private static TimelineChart chart(Instant from, Instant to, List<TimelineChart.Lane> lanes) {
    return new TimelineChart(
        from,
        to,
        CLOCK,
        List.of(),
        List.of(),
        lanes,
        MunicipalCalendar.COPENHAGEN,
        new Figures(Speech.DANISH, MunicipalCalendar.COPENHAGEN));
  }
}
