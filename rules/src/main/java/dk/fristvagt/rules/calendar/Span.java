package dk.fristvagt.rules.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as rules write it: {@code PT24H}, {@code P14D}, {@code P4W}, {@code P4M}, {@code
 * P1Y} or {@code 6WD}.
 */
public sealed interface Span {

  /** Elapsed hours. */
  record Hours(Duration duration) implements Span {
    @Override
    public String toString() {
      return duration.toString();
    }
  }

  /** Calendar days, weeks, months, years; the text is kept, for a period forgets its weeks. */
  record CalendarPeriod(Period period, String text) implements Span {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Working days. */
  record WorkingDays(int days) implements Span {
    @Override
    public String toString() {
      return days + "WD";
    }
  }

  Pattern WORKING_DAYS = Pattern.compile("([1-9][0-9]{0,3})WD");

  /**
   * @throws DateTimeException when the text is no positive span of one of the three forms
   */
  static Span parse(String text) {
    Matcher workingDays = WORKING_DAYS.matcher(text);
    if (workingDays.matches()) {
      return new WorkingDays(Integer.parseInt(workingDays.group(1)));
    }
    if (text.startsWith("PT")) {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw new DateTimeException("a span must be positive: " + text);
      }
      return new Hours(duration);
    }
    Period period = Period.parse(text);
    if (period.isNegative() || period.isZero()) {
      throw new DateTimeException("a span must be positive: " + text);
    }
    return new CalendarPeriod(period, text);
  }
}
