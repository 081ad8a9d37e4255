package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be told of one open obligation: will it be breached?
 *
 * @param from its age now, inclusive
 * @param to the last age that is in time, inclusive; not before {@code from}
 * @param absence whether it is breached when something happens rather than when nothing does
 */
public record BreachQuestion(
    String rule,
    Stage stage,
    String municipality,
    String team,
    LocalDate dueDay,
    int from,
    int to,
    boolean absence) {

  /**
   * Empty where the obligation is not open, or its rule has no span within which it would fall due:
   * checks and preconditions are decided by an event, whenever that comes.
   *
   * @param clock what its age is told at, ms since the epoch
   */
  public static Optional<BreachQuestion> of(
      Obligation obligation, long clock, Catalogue catalogue, Calendars calendars) {
    if (!obligation.status().isLive() || obligation.due() <= clock) {
      return Optional.empty();
    }
    MunicipalCalendar calendar = calendars.of(obligation.municipality());
    return AgeScale.of(obligation, catalogue.rule(obligation.rule()))
        .map(
            scale -> {
              int to = Math.max(0, scale.lastAgeInTime(obligation));
              int from = Math.max(0, scale.ageAt(obligation, clock, calendar));
              return new BreachQuestion(
                  obligation.rule(),
                  Stage.of(obligation),
                  obligation.municipality(),
                  obligation.team(),
                  obligation.dueDay(),
                  Math.min(from, to),
                  to,
                  obligation.kind() == RuleKind.ABSENCE);
            });
  }

  CurveKey curve() {
    return new CurveKey(rule, stage, municipality, team);
  }
}
