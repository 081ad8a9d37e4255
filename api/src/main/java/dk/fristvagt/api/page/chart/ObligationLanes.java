package dk.fristvagt.api.page.chart;

import dk.fristvagt.api.page.chart.TimelineChart.Bar;
import dk.fristvagt.api.page.chart.TimelineChart.Lane;
import dk.fristvagt.api.page.chart.TimelineChart.Mark;
import dk.fristvagt.api.page.chart.TimelineChart.Shape;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Obligations as lanes of a timeline: from start to due, and what came after the due. */
public final class ObligationLanes {

  private ObligationLanes() {}

  /**
   * One obligation's lane.
   *
   * @param title what is said when the lane is pointed at
   */
  public static Lane lane(Obligation obligation, Instant clock, String label, String title) {
    return lane(List.of(obligation), clock, label, title);
  }

  /** Several obligations' common lane. */
  public static Lane lane(List<Obligation> obligations, Instant clock, String label, String title) {
    List<Bar> bars = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (Obligation obligation : obligations) {
      bars.addAll(bars(obligation, clock));
      marks.addAll(marks(obligation));
    }
    return new Lane(label, title, bars, marks);
  }

  private static List<Bar> bars(Obligation obligation, Instant clock) {
    Instant start = Instant.ofEpochMilli(obligation.start());
    Instant due = Instant.ofEpochMilli(obligation.due());
    Instant end = end(obligation, clock);
    String style = obligation.status().label();
    List<Bar> bars = new ArrayList<>();
    Instant first = start.isBefore(due) ? start : due;
    bars.add(new Bar(first, due.isBefore(end) ? due : max(end, first), style));
    if (end.isBefore(due)) {
      bars.add(new Bar(max(end, first), due, "rest"));
    } else if (due.isBefore(end)) {
      bars.add(new Bar(due, end, "over"));
    }
    return bars;
  }

  /** Until when it ran: what decided it, else the clock. */
  static Instant end(Obligation obligation, Instant clock) {
    Long decided =
        obligation.fulfilledAt() != null ? obligation.fulfilledAt() : obligation.cancelledAt();
    if (decided == null && obligation.status() == ObligationStatus.MISSED) {
      decided = obligation.missedAt();
    }
    if (decided != null) {
      return Instant.ofEpochMilli(decided);
    }
    return obligation.status().isLive() ? clock : Instant.ofEpochMilli(obligation.due());
  }

  private static List<Mark> marks(Obligation obligation) {
    List<Mark> marks = new ArrayList<>();
    add(marks, obligation.warnAt(), Shape.WARNING);
    add(marks, obligation.due(), Shape.DUE);
    add(marks, obligation.fulfilledAt(), Shape.DONE);
    add(marks, obligation.cancelledAt(), Shape.ENDED);
    // Checks and absences have no fulfilment of their own.
    if (obligation.status() == ObligationStatus.MET && obligation.fulfilledAt() == null) {
      add(marks, obligation.due(), Shape.DONE);
    }
    if (obligation.status() == ObligationStatus.MISSED) {
      add(
          marks,
          obligation.missedAt() != null ? obligation.missedAt() : obligation.due(),
          Shape.MISSED);
    }
    return marks;
  }

  private static void add(List<Mark> marks, Long at, Shape shape) {
    if (at != null) {
      marks.add(new Mark(Instant.ofEpochMilli(at), shape));
    }
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
