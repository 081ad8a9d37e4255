package dk.fristvagt.api.table;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Instants as tables show them: local times without a zone, to the second. */
public final class TableTime {

  /** That of every table; a spreadsheet's times have no zone of their own. */
  public static final ZoneId ZONE = MunicipalCalendar.COPENHAGEN;

  private TableTime() {}

  /** Cut to the second. */
  static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE).truncatedTo(ChronoUnit.SECONDS);
  }

  static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
