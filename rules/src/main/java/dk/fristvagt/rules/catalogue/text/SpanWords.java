package dk.fristvagt.rules.catalogue.text;

import dk.fristvagt.rules.calendar.Span;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time in words. */
public final class SpanWords {

  private SpanWords() {}

  /** {@code 4 måneder}, {@code 24 hours}. */
  public static String of(Span span, Language language) {
    if (span instanceof Span.WorkingDays working) {
      return count(working.days(), language, "hverdag", "hverdage", "working day", "working days");
    }
    if (span instanceof Span.Hours hours) {
      List<String> parts = new ArrayList<>();
      if (hours.duration().toHours() > 0) {
        parts.add(count(hours.duration().toHours(), language, "time", "timer", "hour", "hours"));
      }
      if (hours.duration().toMinutesPart() > 0) {
        parts.add(
            count(
                hours.duration().toMinutesPart(),
                language,
                "minut",
                "minutter",
                "minute",
                "minutes"));
      }
      return String.join(language.pick(" og ", " and "), parts);
    }
    return of(((Span.CalendarPeriod) span).period(), language);
  }

  /** {@code 1 år}, {@code 2 weeks}. */
  public static String of(Period period, Language language) {
    List<String> parts = new ArrayList<>();
    if (period.getYears() > 0) {
      parts.add(count(period.getYears(), language, "år", "år", "year", "years"));
    }
    if (period.getMonths() > 0) {
      parts.add(count(period.getMonths(), language, "måned", "måneder", "month", "months"));
    }
    int days = period.getDays();
    // A period forgets that it was written in weeks; from two on, whole weeks read better.
    if (days >= 14 && days % 7 == 0) {
      parts.add(count(days / 7, language, "uge", "uger", "week", "weeks"));
    } else if (days > 0) {
      parts.add(count(days, language, "dag", "dage", "day", "days"));
    }
    return String.join(language.pick(" og ", " and "), parts);
  }

  private static String count(
      long number,
      Language language,
      String danish,
      String danishPlural,
      String english,
      String englishPlural) {
    return number
        + " "
        + (number == 1
            ? language.pick(danish, english)
            : language.pick(danishPlural, englishPlural));
  }
}
