package dk.fristvagt.streams.view;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import java.util.List;

/**
 * The catalogue that a partition follows. Immutable.
 *
 * @param fingerprint the catalogue's, worked out once
 * @param sequence the number of its publication; null for one that the service was started with
 * @param since the first clock step that was made by it, ms since the epoch; null where it always
 *     was
 * @param evaluator judges by it
 * @param earlier what was followed before, the first one first
 */
public record CatalogueInForce(
    String fingerprint,
    Long sequence,
    Long since,
    CaseEvaluator evaluator,
    List<EarlierCatalogue> earlier) {

  public CatalogueInForce {
    earlier = List.copyOf(earlier);
  }

  public Catalogue catalogue() {
    return evaluator.catalogue();
  }

  /** The calendars with the working days that it asks for. */
  public Calendars calendars() {
    return evaluator.calendars();
  }
}
