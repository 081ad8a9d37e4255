package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;

/**
 * The ages through which one obligation was seen to be open within a window of local days, and how
 * that ended.
 *
 * @param entry the first age, inclusive
 * @param exit the last age, inclusive
 * @param looked the last age at whose beginning it looked open, inclusive: what is done and not yet
 *     registered looks open still; not before {@code exit}
 */
record Exposure(int entry, int exit, End end, int looked) {

  /** Registered as soon as it was done. */
  Exposure(int entry, int exit, End end) {
    this(entry, exit, end, exit);
  }

  /** How an obligation left what is seen of it. */
  enum End {
    /** Fulfilled, in time or late; under an absence rule, missed. */
    HAPPENED,
    /** An event ended it: it will never be fulfilled, nor missed. */
    ENDED,
    /** It is open still, or could no longer be missed: nothing more is known. */
    CENSORED
  }

  /** In days ten years, in hours five months: longer ones are seen no further. */
  static final int LONGEST = 3_660;

  /**
   * @param from the first local day of the window
   * @param to the day after its last
   * @return null where it was not open in the window
   */
  static Exposure of(
      Obligation obligation,
      AgeScale scale,
      LocalDate from,
      LocalDate to,
      MunicipalCalendar calendar) {
    boolean absence = obligation.kind() == RuleKind.ABSENCE;
    Long happened = absence ? obligation.missedAt() : obligation.fulfilledAt();
    Long ended = obligation.cancelledAt();
    long end = calendar.startOf(to);
    int entry = Math.max(0, scale.firstWholeAge(obligation, from, calendar));
    int exit = scale.lastWholeAge(obligation, to, calendar);
    End how = End.CENSORED;
    if (happened != null && happened < end) {
      exit = scale.ageAt(obligation, happened, calendar);
      how = End.HAPPENED;
    } else if (ended != null && ended < end) {
      exit = scale.ageAt(obligation, ended, calendar);
      how = End.ENDED;
    } else if (absence) {
      exit = Math.min(exit, scale.lastAgeInTime(obligation));
    }
    if (exit > LONGEST) {
      exit = LONGEST;
      how = End.CENSORED;
    }
    if (exit < entry) {
      return null;
    }
    Fact decidedBy = how == End.CENSORED ? null : obligation.decidedBy();
    // When a correction was registered says nothing of when the thing was first known.
    int looked =
        decidedBy == null || decidedBy.revision() > 0
            ? exit
            : scale.ageAt(obligation, decidedBy.registeredAt().epochMilli(), calendar);
    return new Exposure(entry, exit, how, Math.max(exit, Math.min(looked, LONGEST)));
  }
}
