package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.sources.generator.GeneratorSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a scenario is and which figures it gives.
 *
 * @param title in a few words
 * @param source who published the figures
 * @param notes what else a reader should know, a sentence each
 * @param cutOff the clock at which every figure is counted; later registrations are in the facts
 *     and must not count
 * @param settings the municipality that the histories are drawn for, with the ordinary seed
 * @param extractFrom the local day on which the extract begins: from before it there is only what
 *     still ran, or null where there is everything
 * @param assessmentsFrom child assessments begun before this local day are not in the extract, or
 *     null where all are
 * @param audits the audit sample, which takes the place of the generator's audits, or null
 * @param countingKept the share of the families that figures look at which is tried first, 0 to 1
 * @param othersKept the share of the families kept that no figure looks at, 0 to 1
 * @param catalogue the resource name of the catalogue it is judged by, or null for the built-in one
 * @param population the children it is held against, or null
 */
public record ScenarioDescription(
    String name,
    String title,
    String source,
    List<String> notes,
    Instant cutOff,
    GeneratorSettings settings,
    LocalDate extractFrom,
    LocalDate assessmentsFrom,
    AuditSample audits,
    double countingKept,
    double othersKept,
    String catalogue,
    Population population,
    List<Figure> figures,
    List<Rate> rates,
    List<VerdictFigure> verdicts) {

  public ScenarioDescription {
    notes = List.copyOf(notes);
    figures = List.copyOf(figures);
    rates = List.copyOf(rates);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * @throws IllegalArgumentException when no figure has that id
   */
  public Figure figure(String id) {
    return figures.stream()
        .filter(figure -> figure.id().equals(id))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no figure " + id));
  }
}
