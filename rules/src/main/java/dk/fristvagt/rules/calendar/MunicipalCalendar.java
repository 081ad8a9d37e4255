package dk.fristvagt.rules.calendar;

import dk.fristvagt.rules.catalogue.Terms.Roll;
import dk.fristvagt.rules.fact.FactTime;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The arithmetic of deadlines in a municipality's own zone and working days. Instants are ms since
 * the epoch; a due instant is an exclusive bound. Thread-safe.
 *
 * <p>Worked example: started 2021-03-03T10:00 with {@code P4M}, the last day is 2021-07-03 and the
 * due instant is 2021-07-04T00:00 local time, which is 2021-07-03T22:00Z.
 */
public final class MunicipalCalendar {

  /** The zone of all Danish municipalities. */
  public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

  private final ZoneId zone;
  private final LocalDays localDays;
  private final WorkingDayCalendar workingDays;

  public MunicipalCalendar(ZoneId zone, WorkingDayCalendar workingDays) {
    this.zone = zone;
    this.localDays = LocalDays.in(zone);
    this.workingDays = workingDays;
  }

  /** The same zone with Saturday a working day, or not. */
  MunicipalCalendar withSaturday(boolean isWorkingDay) {
    return new MunicipalCalendar(zone, new WorkingDayCalendar(isWorkingDay));
  }

  public ZoneId zone() {
    return zone;
  }

  public WorkingDayCalendar workingDays() {
    return workingDays;
  }

  /** The local date on which the instant lies. */
  public LocalDate localDate(long epochMilli) {
    return localDays.dayOf(epochMilli);
  }

  /** The first instant of a local day, which is not always midnight's in every zone. */
  public long startOf(LocalDate day) {
    return localDays.startOf(day);
  }

  /** The first instant after a local day. */
  public long endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** The first instant after a month: when its figures close. */
  public long closeOf(YearMonth month) {
    return startOf(month.plusMonths(1).atDay(1));
  }

  /** When something that starts then and may take that long is due. */
  public Due due(FactTime start, Span within, Roll roll) {
    return due(start.epochMilli(), start.datePrecision(), within, roll);
  }

  /** As {@link #due(FactTime, Span, Roll)}. */
  public Due due(long start, boolean datePrecision, Span within, Roll roll) {
    LocalDate startDay = localDate(start);
    if (within instanceof Span.Hours hours) {
      long from = datePrecision ? endOf(startDay) : start;
      long instant = from + hours.duration().toMillis();
      return new Due(instant, null, localDate(instant));
    }
    LocalDate last =
        within instanceof Span.CalendarPeriod period
            ? startDay.plus(period.period())
            : workingDays.plusWorkingDays(startDay, ((Span.WorkingDays) within).days());
    return endOfDay(roll == Roll.NEXT_WORKING_DAY ? workingDays.nextOrSame(last) : last);
  }

  /** Due at the end of a local day. */
  public Due endOfDay(LocalDate last) {
    return new Due(endOf(last), last, last);
  }

  /** Due at an instant rather than at the end of a day. */
  public Due at(long instant) {
    return new Due(instant, null, localDate(instant));
  }

  /**
   * When to warn before a due instant.
   *
   * @param warn how long before, or null for never
   * @return ms since the epoch, or null
   */
  public Long warnAt(Due due, Span warn) {
    if (warn == null) {
      return null;
    }
    if (warn instanceof Span.Hours hours) {
      return due.instant() - hours.duration().toMillis();
    }
    LocalDate last = due.lastDay() != null ? due.lastDay() : due.day();
    LocalDate day =
        warn instanceof Span.CalendarPeriod period
            ? last.minus(period.period())
            : workingDays.minusWorkingDays(last, ((Span.WorkingDays) warn).days());
    return endOf(day);
  }

  /**
   * The first instant at which a fulfilment still lies within a lookback from a trigger's local
   * day.
   */
  public long lookbackFrom(long trigger, Period lookback) {
    return lookback == null ? Long.MIN_VALUE : startOf(localDate(trigger).minus(lookback));
  }

  /**
   * A due instant and the day whose figures it belongs to.
   *
   * @param instant the exclusive bound, ms since the epoch
   * @param lastDay the last whole day, or null for a deadline of hours or of an instant
   * @param day the local date that counters file it under
   */
  public record Due(long instant, LocalDate lastDay, LocalDate day) {}
}
