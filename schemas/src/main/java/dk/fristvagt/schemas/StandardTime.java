package dk.fristvagt.schemas;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * How a time is written where nobody says otherwise: in the municipality's zone, to the second,
 * with its offset.
 */
final class StandardTime {

  private StandardTime() {}

  /**
   * {@code 2021-03-01T10:15:00+01:00}, with a fraction only where it is not zero; a date as {@code
   * 2021-03-01}.
   *
   * @param epochMilli ms since the epoch
   */
  static String text(long epochMilli, boolean datePrecision, ZoneId zone) {
    var time = Instant.ofEpochMilli(epochMilli).atZone(zone);
    return datePrecision
        ? time.toLocalDate().toString()
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
