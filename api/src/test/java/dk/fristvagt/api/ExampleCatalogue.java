package dk.fristvagt.api;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.EarlierCatalogue;
import java.time.Instant;
import java.util.List;

/** Catalogues of one rule, for tests. */
public final class ExampleCatalogue {

  private ExampleCatalogue() {}

  public static Catalogue ofRule(String id) {
    try {
      return new CatalogueLoader()
          .load(
              """
              catalogue: example
              name: {da: Eksempel, en: Example}
              rules:
                - id: %s
                  name: {da: En regel, en: A rule}
                  kind: deadline
                  legal: local policy
                  start: NotificationReceived
                  fulfilled: NotificationAssessed
                  match: notificationId
                  within: PT24H
              """
                  .formatted(id));
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first one, as the service was started with it. */
  public static CatalogueInForce first(String rule) {
    Catalogue catalogue = ofRule(rule);
    return new CatalogueInForce(
        catalogue.fingerprint(),
        null,
        null,
        new CaseEvaluator(catalogue, Calendars.danish(false)),
        List.of());
  }

  /** One published after another. */
  public static CatalogueInForce published(
      String rule, long sequence, String since, CatalogueInForce before) {
    Catalogue catalogue = ofRule(rule);
    return new CatalogueInForce(
        catalogue.fingerprint(),
        sequence,
        Instant.parse(since).toEpochMilli(),
        new CaseEvaluator(catalogue, Calendars.danish(false)),
        List.of(
            new EarlierCatalogue(before.catalogue().id(), before.fingerprint(), before.since())));
  }
}
