package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.CodePointOrder;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * What moved in a case, in the local month it happened in: what the gauges of a period are made
 * from. Counts of flows are sums, so that a corrected fact's can be taken away again.
 *
 * @param holder whose case it was; see {@link Kind}
 */
public record CaseFlow(YearMonth month, Kind kind, Holder holder) implements Comparable<CaseFlow> {

  private static final Comparator<CaseFlow> ORDER =
      Comparator.comparing(CaseFlow::month)
          .thenComparing(CaseFlow::kind)
          .thenComparing(flow -> flow.holder.team(), CodePointOrder.INSTANCE)
          .thenComparing(flow -> flow.holder.caseworker(), CodePointOrder.INSTANCE);

  /** What moves. New kinds go to the end: stores hold the ordinal. */
  public enum Kind {
    /**
     * A case that was not open is opened or reopened. The holder is who holds it at that instant.
     */
    OPENED,
    /** An open case is closed. The holder is who holds it at that instant. */
    CLOSED,
    /**
     * An open case passes from one caseworker to another. The holder is who gives it up; nobody
     * gives up what nobody held.
     */
    CASEWORKER_CHANGED,
    /**
     * By how many the open cases of the holder change, which may be less than zero. The sum up to a
     * month is how many they are at its end.
     */
    OPEN,
    /** The same of cases with a measure that runs. */
    WITH_MEASURE
  }

  @Override
  public int compareTo(CaseFlow other) {
    return ORDER.compare(this, other);
  }
}
