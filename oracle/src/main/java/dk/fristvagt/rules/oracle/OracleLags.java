package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many facts were registered how many days after they happened. */
final class OracleLags {

  private OracleLags() {}

  /** By month, municipality, team and days, parted by blanks. */
  static Map<String, Long> of(Collection<Fact> records, Instant clock) {
    Map<String, Long> lags = new TreeMap<>();
    for (List<Fact> ofCase : OracleHistory.byCase(records).values()) {
      for (Fact fact : OracleHistory.winners(ofCase, clock)) {
        if (!fact.voided()) {
          lags.merge(line(fact, ofCase, clock), 1L, Long::sum);
        }
      }
    }
    return lags;
  }

  private static String line(Fact fact, List<Fact> ofCase, Instant clock) {
    long first =
        ofCase.stream()
            .filter(record -> record.eventId().equals(fact.eventId()))
            .mapToLong(record -> record.registeredAt().epochMilli())
            .min()
            .orElseThrow();
    LocalDate typed = DanishDays.dateOf(Instant.ofEpochMilli(first));
    LocalDate happened = DanishDays.dateOf(Instant.ofEpochMilli(fact.occurredAt().epochMilli()));
    long days = ChronoUnit.DAYS.between(happened, typed);
    return String.join(
        " ",
        YearMonth.from(typed).toString(),
        fact.municipality(),
        teamAt(fact.occurredAt().epochMilli(), ofCase, clock),
        Long.toString(Math.max(days, 0)));
  }

  private static String teamAt(long instant, List<Fact> ofCase, Instant clock) {
    List<OracleEvent> history = OracleHistory.at(ofCase, clock);
    return history.stream()
        .filter(
            event ->
                event.type().equals("CaseworkerAssigned") || event.type().equals("CaseHandedOver"))
        .filter(event -> event.at().toEpochMilli() <= instant)
        .reduce((earlier, later) -> later)
        .map(event -> event.text("team"))
        .orElse("unassigned");
  }
}
