package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A bound on when obligations are due; neither side holds what lies on the bound itself.
 *
 * <p>An instant is held against the due instant. A local date is held against the day that the
 * obligation is counted under, which of a deadline in days is its last whole day: due before
 * 2021-04-01 is what had to be done in March or earlier.
 */
public sealed interface DueBound {

  boolean isAfter(Obligation obligation);

  boolean isBefore(Obligation obligation);

  /** Where those lie that the bound is after. */
  DueRange before();

  /** Where those lie that the bound is before. */
  DueRange after();

  /** ms since the epoch. */
  record At(long instant) implements DueBound {
    @Override
    public boolean isAfter(Obligation obligation) {
      return obligation.due() < instant;
    }

    @Override
    public boolean isBefore(Obligation obligation) {
      return obligation.due() > instant;
    }

    @Override
    public DueRange before() {
      return DueRange.before(instant);
    }

    @Override
    public DueRange after() {
      return DueRange.from(instant + 1);
    }
  }

  /** A local date of the obligation's municipality. */
  record Day(LocalDate day) implements DueBound {
    @Override
    public boolean isAfter(Obligation obligation) {
      return obligation.dueDay().isBefore(day);
    }

    @Override
    public boolean isBefore(Obligation obligation) {
      return obligation.dueDay().isAfter(day);
    }

    @Override
    public DueRange before() {
      return DueRange.before(day);
    }

    @Override
    public DueRange after() {
      return DueRange.from(day.plusDays(1));
    }
  }

  /**
   * Reads {@code 2021-03-01}, {@code 2021-03-01T09:15:00Z} or {@code 2021-03-01T10:15:00+01:00}.
   *
   * @throws DateTimeException when it is none of them
   */
  static DueBound parse(String text) {
    if (text.length() == "2021-03-01".length()) {
      return new Day(LocalDate.parse(text));
    }
    Instant instant = OffsetDateTime.parse(text).toInstant();
    return new At(instant.toEpochMilli());
  }
}
