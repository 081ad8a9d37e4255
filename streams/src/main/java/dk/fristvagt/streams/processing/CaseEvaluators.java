package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The evaluator of each catalogue that is or was in force, made once for all partitions held here.
 * Thread-safe.
 */
final class CaseEvaluators {

  private final CatalogueLoader loader = new CatalogueLoader();
  private final Calendars calendars;
  private final CaseEvaluator configured;
  private final ConcurrentMap<String, CaseEvaluator> byFingerprint = new ConcurrentHashMap<>();

  /**
   * @param configured the catalogue that the service is started with
   * @param calendars by that catalogue; those of others differ in what they say of Saturdays
   */
  CaseEvaluators(Catalogue configured, Calendars calendars) {
    this.calendars = calendars;
    this.configured = new CaseEvaluator(configured, calendars);
    byFingerprint.put(configured.fingerprint(), this.configured);
  }

  /** That of the catalogue which the service is started with. */
  CaseEvaluator configured() {
    return configured;
  }

  /**
   * That of a text.
   *
   * @throws InvalidCatalogueException when it is no catalogue
   */
  CaseEvaluator of(String source) throws InvalidCatalogueException {
    Catalogue catalogue = loader.load(source);
    return byFingerprint.computeIfAbsent(
        catalogue.fingerprint(),
        fingerprint ->
            new CaseEvaluator(catalogue, calendars.withSaturday(catalogue.saturdayIsWorkingDay())));
  }

  /** That of a text which was accepted before. */
  CaseEvaluator accepted(String fingerprint, String source) {
    CaseEvaluator known = byFingerprint.get(fingerprint);
    if (known != null) {
      return known;
    }
    try {
      return of(source);
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException("a catalogue that was accepted can no longer be read", e);
    }
  }
}
