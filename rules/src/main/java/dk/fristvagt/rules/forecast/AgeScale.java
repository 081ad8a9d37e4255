package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.Obligation;
import java.time.LocalDate;
import java.util.Optional;

/**
 * In what the age of an obligation is told: in local days since its start, age 0 being the day it
 * starts on; under rules that give hours in whole hours since its start, age 0 being the first.
 */
enum AgeScale {
  DAYS {
    @Override
    int ageAt(Obligation obligation, long instant, MunicipalCalendar calendar) {
      return days(obligation, calendar.localDate(instant));
    }

    @Override
    int firstWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar) {
      return days(obligation, day);
    }

    @Override
    int lastWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar) {
      return days(obligation, day) - 1;
    }

    @Override
    int lastAgeInTime(Obligation obligation) {
      return days(obligation, obligation.dueDay());
    }

    private int days(Obligation obligation, LocalDate day) {
      return Math.toIntExact(day.toEpochDay() - obligation.startDay().toEpochDay());
    }
  },

  HOURS {
    @Override
    int ageAt(Obligation obligation, long instant, MunicipalCalendar calendar) {
      return bounded(Math.floorDiv(instant - obligation.start(), MS_PER_HOUR));
    }

    @Override
    int firstWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar) {
      return bounded(-Math.floorDiv(obligation.start() - calendar.startOf(day), MS_PER_HOUR));
    }

    @Override
    int lastWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar) {
      return ageAt(obligation, calendar.startOf(day), calendar) - 1;
    }

    @Override
    int lastAgeInTime(Obligation obligation) {
      return bounded(-Math.floorDiv(obligation.start() - obligation.due(), MS_PER_HOUR) - 1);
    }
  };

  private static final long MS_PER_HOUR = 3_600_000;

  /** The age in which the instant lies. */
  abstract int ageAt(Obligation obligation, long instant, MunicipalCalendar calendar);

  /** The first age that lies wholly at or after the start of a local day. */
  abstract int firstWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar);

  /** The last age that lies wholly before the start of a local day. */
  abstract int lastWholeAge(Obligation obligation, LocalDate day, MunicipalCalendar calendar);

  /** The last age in which a fulfilment is still in time; of hours, in part at least. */
  abstract int lastAgeInTime(Obligation obligation);

  /**
   * The scale of an obligation's rule; empty where the catalogue no longer has it, or nothing falls
   * due under it after its start.
   */
  static Optional<AgeScale> of(Obligation obligation, Optional<Rule> rule) {
    return rule.flatMap(
            known ->
                known.versions().stream()
                    .filter(version -> version.number() == obligation.ruleVersion())
                    .map(RuleVersion::terms)
                    .findFirst())
        .map(terms -> span(terms, Stage.of(obligation)))
        .map(span -> span instanceof Span.Hours ? HOURS : DAYS);
  }

  private static Span span(Terms terms, Stage stage) {
    if (terms instanceof Terms.Deadline deadline) {
      return deadline.within();
    }
    if (terms instanceof Terms.Recurring recurring) {
      return stage == Stage.FIRST ? recurring.first() : recurring.every();
    }
    return terms instanceof Terms.Absence absence ? absence.within() : null;
  }

  private static int bounded(long age) {
    return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, age));
  }
}
