package dk.fristvagt.sources.csv;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** How a date, a time of day or both are written: {@code dd-MM-yyyy HH:mm}. Immutable. */
final class TimePattern {

  private static final OffsetDateTime SAMPLE =
      OffsetDateTime.of(2021, 11, 23, 14, 35, 46, 789_000_000, ZoneOffset.ofHours(1));

  private final String text;
  private final DateTimeFormatter formatter;
  private final boolean hasDate;
  private final boolean hasTime;

  private TimePattern(String text, DateTimeFormatter formatter, boolean hasDate, boolean hasTime) {
    this.text = text;
    this.formatter = formatter;
    this.hasDate = hasDate;
    this.hasTime = hasTime;
  }

  /** What a text says; what it does not say is null. */
  record Parsed(LocalDate date, LocalTime time, ZoneOffset offset) {}

  /**
   * @throws IllegalArgumentException when it is no pattern, or one that does not give back what it
   *     wrote; the message says what is probably meant
   */
  static TimePattern of(String text) {
    String bare = text.replaceAll("'[^']*'", "");
    refuse(bare.contains("Y"), "Y is the year of a week; write yyyy");
    refuse(bare.contains("D"), "D is the day of the year; write dd");
    refuse(bare.contains("h"), "h is an hour from 1 to 12; write HH");
    refuse(bare.matches("[^yu]*[yu]{2}([^yu].*)?"), "a year of two digits; write yyyy");
    refuse(
        bare.contains("m") && !bare.contains("H") && !bare.contains("M"),
        "mm is minutes; write MM for the month");
    DateTimeFormatter formatter;
    try {
      formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(text.replace('y', 'u'))
              .toFormatter(Locale.forLanguageTag("da"))
              .withResolverStyle(ResolverStyle.STRICT)
              .withChronology(IsoChronology.INSTANCE);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no pattern of a date or time", e);
    }
    TimePattern pattern =
        new TimePattern(text, formatter, bare.matches(".*[yu].*"), bare.contains("H"));
    refuse(!pattern.hasDate && !pattern.hasTime, "neither a year nor an hour (HH)");
    Parsed back = pattern.parse(formatter.format(SAMPLE));
    refuse(
        back == null || (pattern.hasDate && !SAMPLE.toLocalDate().equals(back.date())),
        "does not name a whole date or time; write dd-MM-yyyy, HH:mm or both");
    refuse(
        pattern.hasTime && (back.time() == null || back.time().getHour() != SAMPLE.getHour()),
        "does not name a time of day; write HH:mm");
    return pattern;
  }

  boolean hasDate() {
    return hasDate;
  }

  boolean hasTime() {
    return hasTime;
  }

  /** What the text says, or null where it is not so written or names no real day or time. */
  Parsed parse(String value) {
    ParsePosition position = new ParsePosition(0);
    // Says no without the cost of an exception, which several patterns in turn would add up.
    if (formatter.parseUnresolved(value, position) == null
        || position.getIndex() < value.length()) {
      return null;
    }
    try {
      TemporalAccessor parsed = formatter.parse(value);
      return new Parsed(
          parsed.query(TemporalQueries.localDate()),
          parsed.query(TemporalQueries.localTime()),
          parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : null);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }
}
