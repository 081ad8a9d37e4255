package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.chart.ObligationLanes;
import dk.fristvagt.api.page.chart.TimelineChart;
import dk.fristvagt.api.report.CaseReport.Held;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.streams.query.CaseDetail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A case's obligations, events and holders over time. */
final class CaseTimeline {

  /** Deadlines further ahead are cut off, so that the past has room. */
  private static final Duration MOST_AHEAD = Duration.ofDays(400);

  /** More obligations share the lane of their rule, so that the chart can be taken in. */
  private static final int MOST_LANES = 24;

  private final PageFrame frame;
  private final ZoneId zone;
  private final CaseDetail detail;
  private final List<Held> holders;
  private final Instant clock;

  CaseTimeline(PageFrame frame, ZoneId zone, CaseDetail detail, List<Held> holders) {
    this.frame = frame;
    this.zone = zone;
    this.detail = detail;
    this.holders = holders;
    this.clock = Instant.ofEpochMilli(detail.clock());
  }

  /**
   * The chart; null where nothing that counts has happened.
   *
   * @param names what rules are called, by id
   */
  TimelineChart chart(UnaryOperator<String> names) {
    List<Instant> events =
        detail.evaluation().history().events().stream().map(CaseTimeline::at).toList();
    if (events.isEmpty()) {
      return null;
    }
    Instant from = from(events);
    Instant to = to(events);
    Words words = new Words(frame.speech());
    return new TimelineChart(
        from,
        to,
        clock,
        holders.stream()
            .map(
                held ->
                    new TimelineChart.Band(
                        held.from(),
                        held.to() == null ? clock : held.to(),
                        words.holder(held.caseworker()) + ", " + words.holder(held.team())))
            .toList(),
        events,
        lanes(names, words),
        zone,
        frame.figures());
  }

  /** Whether so many obligations are drawn with a lane for each rule. */
  static boolean isByRule(int obligations) {
    return obligations > MOST_LANES;
  }

  private List<TimelineChart.Lane> lanes(UnaryOperator<String> names, Words words) {
    List<Obligation> obligations = obligations();
    if (!isByRule(obligations.size())) {
      return obligations.stream()
          .map(
              one ->
                  ObligationLanes.lane(
                      one,
                      clock,
                      names.apply(one.rule()),
                      names.apply(one.rule()) + ": " + words.status(one.status())))
          .toList();
    }
    Map<String, List<Obligation>> byRule = new LinkedHashMap<>();
    for (Obligation one : obligations) {
      byRule.computeIfAbsent(one.rule(), rule -> new ArrayList<>()).add(one);
    }
    return byRule.entrySet().stream()
        .map(
            entry ->
                ObligationLanes.lane(
                    entry.getValue(),
                    clock,
                    names.apply(entry.getKey()),
                    names.apply(entry.getKey())
                        + ": "
                        + frame.figures().count((long) entry.getValue().size())))
        .toList();
  }

  /** By start, so that the lanes step down from left to right. */
  private List<Obligation> obligations() {
    return detail.evaluation().obligations().stream()
        .sorted(Comparator.comparingLong(Obligation::start).thenComparingLong(Obligation::due))
        .toList();
  }

  private Instant from(List<Instant> events) {
    Instant first = events.stream().min(Comparator.naturalOrder()).orElseThrow();
    return first.isBefore(clock) ? first : clock.minus(Duration.ofDays(1));
  }

  private Instant to(List<Instant> events) {
    Instant last = clock;
    for (Instant event : events) {
      last = event.isAfter(last) ? event : last;
    }
    for (Obligation obligation : detail.evaluation().obligations()) {
      Instant due = Instant.ofEpochMilli(obligation.due());
      last = due.isAfter(last) ? due : last;
    }
    Instant most = clock.plus(MOST_AHEAD);
    return last.isAfter(most) ? most : last;
  }

  private static Instant at(Fact event) {
    return Instant.ofEpochMilli(event.occurredAt().epochMilli());
  }
}
