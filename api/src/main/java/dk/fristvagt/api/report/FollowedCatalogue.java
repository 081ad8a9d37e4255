package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import java.time.Instant;

/**
 * Which catalogue a report's figures follow.
 *
 * @param fingerprint the SHA-256 of its text
 * @param since the clock of the first step that every partition made by it; null where it always
 *     was
 * @param mixed whether some partitions still follow another one
 */
public record FollowedCatalogue(String id, String fingerprint, Instant since, boolean mixed) {

  /**
   * That of a snapshot.
   *
   * @param otherwise where the snapshot names none
   */
  static FollowedCatalogue of(ViewSnapshot snapshot, Catalogue otherwise) {
    return snapshot
        .catalogue()
        .map(FollowedCatalogue::of)
        .orElseGet(
            () -> new FollowedCatalogue(otherwise.id(), otherwise.fingerprint(), null, false));
  }

  static FollowedCatalogue of(SnapshotCatalogue catalogue) {
    return new FollowedCatalogue(
        catalogue.newest().catalogue().id(),
        catalogue.newest().fingerprint(),
        catalogue.since() == null ? null : Instant.ofEpochMilli(catalogue.since()),
        catalogue.mixed());
  }
}
