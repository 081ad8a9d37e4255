package dk.fristvagt.app.command;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 2021-03-01T10:00:00Z}, {@code …+01:00}, or a date, which is the start of that day in
 * Denmark.
 */
final class InstantConverter implements ITypeConverter<Instant> {

  private static final int DATE_LENGTH = 10;

  @Override
  public Instant convert(String value) {
    try {
      return value.length() == DATE_LENGTH
          ? LocalDate.parse(value).atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant()
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'"
              + value
              + "' is no instant; write 2021-03-01T10:00:00Z, or 2021-03-01 for its start in Denmark.");
    }
  }
}
