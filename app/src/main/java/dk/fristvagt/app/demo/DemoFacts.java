package dk.fristvagt.app.demo;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The facts of a demonstration in the order of their registration, without end: the generated world
 * is made longer whenever it is used up. For one thread.
 */
final class DemoFacts {

  private static final int YEARS_AHEAD = 1;

  private final DemoPlan plan;
  private LocalDate horizon;
  private Iterator<Fact> facts;
  private Fact next;
  private long takenThrough;

  /**
   * @param after only facts registered after this are handed out, ms since the epoch
   */
  DemoFacts(DemoPlan plan, long after) {
    this.plan = plan;
    this.takenThrough = after;
    LocalDate day =
        after == Long.MIN_VALUE
            ? plan.today()
            : Instant.ofEpochMilli(after).atZone(MunicipalCalendar.COPENHAGEN).toLocalDate();
    extend(later(day, plan.today()));
  }

  /** Hands out all facts registered at or before an instant that were not handed out yet. */
  void take(long through, Consumer<Fact> sink) {
    while (through >= start(horizon)) {
      // What there is until the horizon is complete; a longer world goes on from there.
      takeKnown(start(horizon) - 1, sink);
      extend(horizon);
    }
    takeKnown(through, sink);
  }

  private void takeKnown(long through, Consumer<Fact> sink) {
    while (next != null && next.registeredAt().epochMilli() <= through) {
      sink.accept(next);
      advance();
    }
    takenThrough = Math.max(takenThrough, through);
  }

  private void extend(LocalDate from) {
    horizon = from.plusYears(YEARS_AHEAD);
    facts = plan.histories(horizon).inRegistrationOrder();
    do {
      advance();
    } while (next != null && next.registeredAt().epochMilli() <= takenThrough);
  }

  private void advance() {
    next = facts.hasNext() ? facts.next() : null;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant().toEpochMilli();
  }
}
