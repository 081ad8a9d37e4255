package dk.fristvagt.rules.restatement;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many days after they happened a case's facts were registered.
 *
 * <p>Of each fact that counts: the local date of its first record's registration less the local
 * date on which it happened as known now, never below 0. A correction moves the day it happened,
 * never the day it was first typed.
 */
public final class RegistrationLags {

  private RegistrationLags() {}

  /**
   * Where a fact's lag is filed.
   *
   * @param team who held the case when the fact happened, as known now
   * @param month the local month of its first registration
   */
  public record Bucket(String team, YearMonth month) implements Comparable<Bucket> {

    private static final Comparator<Bucket> ORDER =
        Comparator.comparing(Bucket::month).thenComparing(Bucket::team);

    @Override
    public int compareTo(Bucket other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * The lags of one case.
   *
   * @param records all records of the case, in any order, duplicates allowed
   * @param history the case at the clock
   * @param clock ms since the epoch; what is registered after it is not known yet
   */
  public static SortedMap<Bucket, DurationHistogram> of(
      Collection<Fact> records, CaseHistory history, MunicipalCalendar calendar, long clock) {
    Map<String, Fact> winners = new HashMap<>(records.size() * 2);
    Map<String, Long> firstRegistered = new HashMap<>(records.size() * 2);
    for (Fact record : records) {
      long registered = record.registeredAt().epochMilli();
      if (registered <= clock) {
        winners.merge(
            record.eventId(), record, (a, b) -> RecordOrder.INSTANCE.compare(a, b) >= 0 ? a : b);
        firstRegistered.merge(record.eventId(), registered, Math::min);
      }
    }
    SortedMap<Bucket, DurationHistogram> lags = new TreeMap<>();
    for (Fact fact : winners.values()) {
      if (!fact.voided()) {
        long occurred = fact.occurredAt().epochMilli();
        LocalDate typed = calendar.localDate(firstRegistered.get(fact.eventId()));
        long days = typed.toEpochDay() - calendar.localDate(occurred).toEpochDay();
        lags.computeIfAbsent(
                new Bucket(history.holderAt(occurred).team(), YearMonth.from(typed)),
                bucket -> new DurationHistogram())
            .add(Math.toIntExact(Math.max(0, days)), 1);
      }
    }
    return lags;
  }
}
