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
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A case's obligations, events and holders over time. */
final class CaseTimeline {

  /** Deadlines further ahead are cut off, so that the past has room. */
  private static final Duration MOST_AHEAD = Duration.ofDays(400);

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
   * @param names what obligations are called
   */
  TimelineChart chart(Function<Obligation, String> names) {
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
        obligations().stream()
            .map(
                obligation ->
                    ObligationLanes.lane(
                        obligation,
                        clock,
                        names.apply(obligation),
                        names.apply(obligation) + ": " + words.status(obligation.status())))
            .toList(),
        zone,
        frame.figures());
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
