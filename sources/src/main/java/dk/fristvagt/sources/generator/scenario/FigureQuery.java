package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;
import java.util.Set;

/** How a figure is counted, at the cut-off of its scenario. */
public sealed interface FigureQuery {

  /** Open cases. */
  record OpenCases() implements FigureQuery {}

  /** Children with a running measure, each once. */
  record ChildrenWithMeasure() implements FigureQuery {}

  /**
   * Obligations of a rule.
   *
   * @param statuses those that count
   * @param startFrom first local date of the start, inclusive, or null
   * @param startTo last local date of the start, inclusive, or null
   * @param dueFrom first last-day, inclusive, or null
   * @param dueTo last last-day, inclusive, or null
   * @param within another obligation of the same start event that must be met too: the id of its
   *     rule, or null
   */
  record Obligations(
      String rule,
      Set<ObligationStatus> statuses,
      LocalDate startFrom,
      LocalDate startTo,
      LocalDate dueFrom,
      LocalDate dueTo,
      String within)
      implements FigureQuery {

    public Obligations {
      statuses = Set.copyOf(statuses);
    }
  }
}
