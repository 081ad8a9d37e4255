package dk.fristvagt.api.page.restatement;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Speech;
import java.time.YearMonth;

/** What periods are called: {@code 2021-03}, {@code 2021-Q1} and {@code 2021} of the reports. */
record Months(Speech speech, Figures figures) {

  private static final int MONTH = "2021-03".length();

  String name(String period) {
    int quarter = period.indexOf('Q');
    if (quarter > 0) {
      String number = period.substring(quarter + 1);
      String year = period.substring(0, quarter - 1);
      return speech.say(number + ". kvartal " + year, "Q" + number + ' ' + year);
    }
    return period.length() == MONTH ? figures.month(YearMonth.parse(period)) : period;
  }

  String shortName(String period) {
    return period.length() == MONTH && !period.contains("Q")
        ? figures.shortMonth(YearMonth.parse(period))
        : name(period);
  }
}
