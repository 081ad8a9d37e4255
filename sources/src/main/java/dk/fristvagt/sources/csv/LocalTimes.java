package dk.fristvagt.sources.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Turns what a clock on a wall showed into the instant it was.
 *
 * @param overlap which of the two instants an hour that came twice means, where the file gives no
 *     offset
 * @param gap what becomes of a time that no clock showed
 * @param midnightIsDate whether 00:00 only says that no time was typed
 */
record LocalTimes(ZoneId zone, Overlap overlap, Gap gap, boolean midnightIsDate) {

  /** An hour that came twice, on the last Sunday of October. */
  enum Overlap {
    EARLIER,
    LATER,
    REJECT
  }

  /** An hour that never came, on the last Sunday of March. */
  enum Gap {
    REJECT,
    SHIFT
  }

  /**
   * The time as facts write it: {@code 2021-03-01}, or with clock time and offset.
   *
   * @param time null where only the date is known
   * @param offset null where the file gives none
   * @return null where there was no such time
   */
  String text(LocalDate date, LocalTime time, ZoneOffset offset) {
    if (time == null || (midnightIsDate && time.equals(LocalTime.MIDNIGHT))) {
      return date.toString();
    }
    LocalDateTime local = LocalDateTime.of(date, time);
    if (offset != null) {
      return format(OffsetDateTime.of(local, offset).atZoneSameInstant(zone).toOffsetDateTime());
    }
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> valid = rules.getValidOffsets(local);
    if (valid.size() == 1) {
      return format(OffsetDateTime.of(local, valid.get(0)));
    }
    if (valid.isEmpty()) {
      return gap == Gap.REJECT ? null : format(local.atZone(zone).toOffsetDateTime());
    }
    return switch (overlap) {
      case EARLIER -> format(OffsetDateTime.of(local, valid.get(0)));
      case LATER -> format(OffsetDateTime.of(local, valid.get(1)));
      case REJECT -> null;
    };
  }

  private static String format(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
