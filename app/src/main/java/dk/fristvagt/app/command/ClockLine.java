package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.streams.view.LiveCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Now and then a line of counts, on standard error when that is a terminal. For one thread. */
final class ClockLine {

  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(MunicipalCalendar.COPENHAGEN);

  private final DeadlineService service;
  private long next = System.nanoTime();

  ClockLine(DeadlineService service) {
    this.service = service;
  }

  /** Prints one if it is time for one. */
  void print() {
    if (!Terminal.isStandardError() || System.nanoTime() - next < 0 || service.clock().isEmpty()) {
      return;
    }
    next = System.nanoTime() + INTERVAL;
    LiveCounts counts = service.counts();
    System.err.printf(
        "%s  open %,d  due soon %,d  overdue %,d%n",
        CLOCK.format(Instant.ofEpochMilli(service.clock().getAsLong())),
        counts.open(),
        counts.dueSoon(),
        counts.overdue());
  }
}
