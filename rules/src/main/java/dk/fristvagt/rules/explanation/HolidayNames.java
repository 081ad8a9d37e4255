package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.calendar.WorkingDayCalendar;
import dk.fristvagt.rules.catalogue.LocalizedText;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What days that are no working days are called. */
public final class HolidayNames {

  private static final Map<String, LocalizedText> BY_KEY =
      Map.ofEntries(
          Map.entry("NEW_YEAR", new LocalizedText("nytårsdag", "New Year's Day")),
          Map.entry("CHRISTMAS", new LocalizedText("juledag", "Christmas Day")),
          Map.entry("STEPHENS", new LocalizedText("2. juledag", "Boxing Day")),
          Map.entry("christian.EASTER", new LocalizedText("påskedag", "Easter Sunday")),
          Map.entry(
              "christian.MAUNDY_THURSDAY", new LocalizedText("skærtorsdag", "Maundy Thursday")),
          Map.entry("christian.GOOD_FRIDAY", new LocalizedText("langfredag", "Good Friday")),
          Map.entry("christian.EASTER_MONDAY", new LocalizedText("2. påskedag", "Easter Monday")),
          Map.entry(
              "christian.GENERAL_PRAYER_DAY",
              new LocalizedText("store bededag", "Great Prayer Day")),
          Map.entry(
              "christian.ASCENSION_DAY",
              new LocalizedText("Kristi himmelfartsdag", "Ascension Day")),
          Map.entry("christian.PENTECOST", new LocalizedText("pinsedag", "Whit Sunday")),
          Map.entry("christian.WHIT_MONDAY", new LocalizedText("2. pinsedag", "Whit Monday")));

  private HolidayNames() {}

  /** The public holiday's name; empty where the day is none. */
  public static Optional<LocalizedText> holiday(WorkingDayCalendar workingDays, LocalDate day) {
    return workingDays
        .holidayKey(day)
        .map(key -> BY_KEY.getOrDefault(key, new LocalizedText("helligdag", "public holiday")));
  }

  /** The public holiday's name where the day is one, else the day of the week. */
  static LocalizedText of(WorkingDayCalendar workingDays, LocalDate day) {
    return holiday(workingDays, day).orElseGet(() -> Words.weekday(day));
  }
}
