package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.calendar.Span;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lengths of time and holds them against each other. */
final class Spans {

  /** Far beyond any deadline, and far from where dates overflow. */
  private static final int MAX_YEARS = 100;

  private static final int MAX_DAYS = MAX_YEARS * 12 * 31;

  private static final Pattern HOURS = Pattern.compile("PT(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?");
  private static final Pattern PERIOD =
      Pattern.compile("P(?=[0-9])([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}W)?([0-9]{1,5}D)?");
  private static final Pattern WORKING_DAYS = Pattern.compile("[0-9]{1,4}WD");

  private final Findings findings;
  private final Scalars scalars;

  Spans(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
  }

  Optional<Span> span(Located at) {
    return scalars.text(at).flatMap(text -> parse(at, text));
  }

  /** A calendar period, such as a lookback. */
  Optional<Period> period(Located at) {
    Optional<Span> span = span(at);
    if (span.isPresent() && span.get() instanceof Span.CalendarPeriod calendar) {
      return Optional.of(calendar.period());
    }
    span.ifPresent(other -> findings.add(at, "must be days, weeks, months or years, such as P1Y"));
    return Optional.empty();
  }

  /** A warning, which must suit the span that it is ahead of. */
  Optional<Span> warning(Located at, Span within, String withinName) {
    Optional<Span> warn = span(at);
    if (warn.isEmpty() || within == null) {
      return Optional.empty();
    }
    if (within instanceof Span.Hours hours) {
      if (!(warn.get() instanceof Span.Hours ahead)) {
        findings.add(at, "must be in hours, such as PT4H, because " + withinName + " is " + within);
        return Optional.empty();
      }
      return notLonger(
          at, warn.get(), within, withinName, ahead.duration().compareTo(hours.duration()) > 0);
    }
    boolean days =
        warn.get() instanceof Span.WorkingDays
            || (warn.get() instanceof Span.CalendarPeriod period
                && period.period().toTotalMonths() == 0);
    if (!days) {
      findings.add(
          at,
          "must be in days or working days, such as P7D or 2WD, because "
              + withinName
              + " is "
              + within);
      return Optional.empty();
    }
    boolean longer =
        warn.get() instanceof Span.WorkingDays ahead && within instanceof Span.WorkingDays all
            ? ahead.days() > all.days()
            : leastDays(warn.get()) > mostDays(within);
    return notLonger(at, warn.get(), within, withinName, longer);
  }

  private Optional<Span> notLonger(
      Located at, Span warn, Span within, String withinName, boolean longer) {
    if (longer) {
      findings.add(at, "the warning " + warn + " is longer than " + withinName + " " + within);
      return Optional.empty();
    }
    return Optional.of(warn);
  }

  private Optional<Span> parse(Located at, String text) {
    boolean wellFormed =
        HOURS.matcher(text).matches()
            || PERIOD.matcher(text).matches()
            || WORKING_DAYS.matcher(text).matches();
    if (!wellFormed) {
      findings.add(
          at,
          "'"
              + text
              + "' is no span; write hours as PT24H, days, weeks, months or years as P14D, P4W, P4M, P1Y, working days as 6WD");
      return Optional.empty();
    }
    try {
      Span span = Span.parse(text);
      if (mostDays(span) > MAX_DAYS) {
        findings.add(at, "'" + text + "' is longer than " + MAX_YEARS + " years");
        return Optional.empty();
      }
      return Optional.of(span);
    } catch (DateTimeException e) {
      findings.add(at, "'" + text + "' must be longer than nothing");
      return Optional.empty();
    }
  }

  private static long leastDays(Span span) {
    if (span instanceof Span.CalendarPeriod calendar) {
      return 28 * calendar.period().toTotalMonths() + calendar.period().getDays();
    }
    return span instanceof Span.WorkingDays working ? working.days() : 0;
  }

  private static long mostDays(Span span) {
    if (span instanceof Span.CalendarPeriod calendar) {
      return 31 * calendar.period().toTotalMonths() + calendar.period().getDays();
    }
    if (span instanceof Span.WorkingDays working) {
      // Five in a week, and never more than a week of holidays in a row.
      return 2L * working.days() + 7;
    }
    return ((Span.Hours) span).duration().toDays();
  }
}
