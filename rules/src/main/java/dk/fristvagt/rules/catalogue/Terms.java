package dk.fristvagt.rules.catalogue;

import dk.fristvagt.rules.calendar.Span;
import java.time.Period;
import java.util.List;

/**
 * What a version of a rule asks for.
 *
 * <p>{@code match} names the field that a start and what belongs to it share, or is null where they
 * are of the same case.
 */
public sealed interface Terms {

  /** The events that open an obligation. */
  List<EventSelector> start();

  /** The field that joins events, or null for "by case". */
  String match();

  /** The events that cancel an open obligation. */
  List<EventSelector> ends();

  /**
   * To be fulfilled within a span from its start.
   *
   * @param warn how long before the last day a warning is due, or null for none
   * @param episodes whether a start inside a running obligation opens no other
   */
  record Deadline(
      List<EventSelector> start,
      String match,
      List<EventSelector> ends,
      List<EventSelector> fulfilled,
      Span within,
      Span warn,
      Roll roll,
      boolean episodes)
      implements Terms {}

  /**
   * To be fulfilled within {@code first} of the start, and then within {@code every} of each
   * fulfilment.
   *
   * @param cadence the events whose {@code nextDue} moves the due date, or an empty list
   */
  record Recurring(
      List<EventSelector> start,
      String match,
      List<EventSelector> ends,
      List<EventSelector> fulfilled,
      Span first,
      Span every,
      Span warnFirst,
      Span warnEvery,
      Roll roll,
      List<EventSelector> cadence)
      implements Terms {}

  /**
   * To have been fulfilled when its trigger occurs.
   *
   * @param lookback how far back of the trigger's local day a fulfilment still counts, or null for
   *     no limit
   */
  record Precondition(
      List<EventSelector> start, String match, List<EventSelector> fulfilled, Period lookback)
      implements Terms {
    @Override
    public List<EventSelector> ends() {
      return List.of();
    }
  }

  /**
   * Decided by the event itself.
   *
   * @param each the map field for each of whose entries there is one obligation, under a rule id of
   *     its own, or null
   */
  record Check(List<EventSelector> start, Predicate holds, String each) implements Terms {
    @Override
    public String match() {
      return null;
    }

    @Override
    public List<EventSelector> ends() {
      return List.of();
    }
  }

  /** Missed when a forbidden event occurs within a span from its start. */
  record Absence(
      List<EventSelector> start,
      String match,
      List<EventSelector> ends,
      List<EventSelector> forbidden,
      Span within)
      implements Terms {}

  /** What becomes of a last day that is no working day. */
  enum Roll {
    NONE,
    NEXT_WORKING_DAY
  }
}
