package dk.fristvagt.rules.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodKindTest {

  private static void holds(PeriodKind kind, String day, String label, String first, String last) {
    LocalDate date = LocalDate.parse(day);
    assertThat(kind.label(date)).isEqualTo(label);
    assertThat(kind.firstDay(date)).isEqualTo(first);
    assertThat(kind.lastDay(date)).isEqualTo(last);
  }

  @Test
  void namesPeriodsAndTheirBounds() {
    holds(PeriodKind.DAY, "2021-03-31", "2021-03-31", "2021-03-31", "2021-03-31");
    holds(PeriodKind.MONTH, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29");
    holds(PeriodKind.QUARTER, "2021-05-31", "2021-Q2", "2021-04-01", "2021-06-30");
    holds(PeriodKind.QUARTER, "2021-12-31", "2021-Q4", "2021-10-01", "2021-12-31");
    holds(PeriodKind.YEAR, "2021-12-31", "2021", "2021-01-01", "2021-12-31");
  }

  @Test
  void weeksAreIsoWeeksThatBelongToTheYearOfTheirThursday() {
    holds(PeriodKind.WEEK, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03");
    holds(PeriodKind.WEEK, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10");
    holds(PeriodKind.WEEK, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05");
  }
}
