package dk.fristvagt.rules.histories;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleObligation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The instants at which something may change in a history. */
public final class Clocks {

  /** After everything that {@link CaseHistories} makes. */
  public static final Instant FAR =
      LocalDate.of(2031, 1, 1).atStartOfDay(Edges.COPENHAGEN).toInstant();

  private Clocks() {}

  /**
   * When records happen and are registered, when what they ask for is to be warned of and due, and
   * the closes of the months in question; each with the millisecond before and after. Ascending.
   */
  public static List<Instant> of(Collection<Fact> records) {
    TreeSet<Instant> instants = new TreeSet<>();
    for (Fact record : records) {
      instants.add(Instant.ofEpochMilli(record.occurredAt().epochMilli()));
      instants.add(Instant.ofEpochMilli(record.registeredAt().epochMilli()));
    }
    for (OracleObligation obligation : Oracle.obligations(records, FAR)) {
      instants.add(obligation.due());
      if (obligation.warnAt() != null) {
        instants.add(obligation.warnAt());
      }
      instants.add(closeOf(YearMonth.from(obligation.dueDay())));
    }
    TreeSet<Instant> around = new TreeSet<>();
    for (Instant instant : instants) {
      around.add(instant.minusMillis(1));
      around.add(instant);
      around.add(instant.plusMillis(1));
    }
    return new ArrayList<>(around);
  }

  /** The first instant of the next month. */
  public static Instant closeOf(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(Edges.COPENHAGEN).toInstant();
  }
}
