package dk.fristvagt.rules.calendar;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The calendar of each municipality: one for all, save where a zone of its own is configured.
 * Immutable.
 */
public final class Calendars {

  private final MunicipalCalendar common;
  private final Map<String, MunicipalCalendar> byMunicipality;

  public Calendars(MunicipalCalendar common, Map<String, MunicipalCalendar> byMunicipality) {
    this.common = common;
    this.byMunicipality = Map.copyOf(byMunicipality);
  }

  /** Danish working days in the zone of Copenhagen for every municipality. */
  public static Calendars danish(boolean saturdayIsWorkingDay) {
    return new Calendars(
        new MunicipalCalendar(
            MunicipalCalendar.COPENHAGEN, new WorkingDayCalendar(saturdayIsWorkingDay)),
        Map.of());
  }

  /** The same zones with another setting of Saturday, as another catalogue may have it. */
  public Calendars withSaturday(boolean isWorkingDay) {
    WorkingDayCalendar workingDays = new WorkingDayCalendar(isWorkingDay);
    Map<String, MunicipalCalendar> others = new HashMap<>();
    byMunicipality.forEach(
        (code, calendar) -> others.put(code, new MunicipalCalendar(calendar.zone(), workingDays)));
    return new Calendars(new MunicipalCalendar(common.zone(), workingDays), others);
  }

  public MunicipalCalendar of(String municipality) {
    return byMunicipality.getOrDefault(municipality, common);
  }

  /** The zone of a municipality. */
  public ZoneId zone(String municipality) {
    return of(municipality).zone();
  }
}
