package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.EarlierCatalogue;
import java.time.Instant;
import java.util.List;

/**
 * Which catalogue is followed, which were before, and how far a change to another is.
 *
 * @param inForce what the answers follow; null until a partition can answer
 * @param earlier what was followed before, the first one first, as one of the partitions tells it
 * @param progress by partition, of those that are held here; empty for whoever may not see
 *     everything, because it counts all cases
 */
public record CatalogueChangeReport(
    Partitions partitions, InForce inForce, List<Earlier> earlier, List<Progress> progress) {

  /**
   * The catalogue that the answers follow.
   *
   * @param published the number of its publication; null for one that the service was started with
   * @param since the clock of the first step that every partition made by it; null where it always
   *     was
   * @param mixed whether some partitions still follow another one
   */
  public record InForce(
      String id,
      LocalizedText name,
      String fingerprint,
      Long published,
      Instant since,
      boolean mixed) {}

  /**
   * One that was followed before.
   *
   * @param since null where it was the first
   */
  public record Earlier(String id, String fingerprint, Instant since) {}

  /**
   * How far one partition is.
   *
   * @param fingerprint of the catalogue that its answers follow
   * @param since the clock of the first step made by it, or null
   * @param state {@code current}, {@code waiting} for the next clock step, {@code sweeping} over
   *     the cases
   * @param next what is to be followed; null when {@code current}
   * @param published the number of the latest publication it has read, or null
   * @param done cases looked at by the new catalogue
   * @param total all cases
   */
  public record Progress(
      int partition,
      String fingerprint,
      Instant since,
      String state,
      Next next,
      Long published,
      long done,
      long total) {}

  /** A catalogue to come. */
  public record Next(String id, String fingerprint) {}

  public static CatalogueChangeReport of(ViewSnapshot snapshot, List<CatalogueChange> changes) {
    return new CatalogueChangeReport(
        snapshot.partitions(),
        snapshot.catalogue().map(CatalogueChangeReport::inForce).orElse(null),
        snapshot
            .catalogue()
            .map(catalogue -> catalogue.newest().earlier())
            .orElse(List.of())
            .stream()
            .map(CatalogueChangeReport::earlier)
            .toList(),
        changes.stream().map(CatalogueChangeReport::progress).toList());
  }

  /** The same without how far which partition is. */
  public CatalogueChangeReport withoutProgress() {
    return new CatalogueChangeReport(partitions, inForce, earlier, List.of());
  }

  private static InForce inForce(SnapshotCatalogue catalogue) {
    CatalogueInForce newest = catalogue.newest();
    return new InForce(
        newest.catalogue().id(),
        newest.catalogue().name(),
        newest.fingerprint(),
        newest.sequence(),
        instant(catalogue.since()),
        catalogue.mixed());
  }

  private static Earlier earlier(EarlierCatalogue earlier) {
    return new Earlier(earlier.id(), earlier.fingerprint(), instant(earlier.since()));
  }

  private static Progress progress(CatalogueChange change) {
    return new Progress(
        change.partition(),
        change.followed().fingerprint(),
        instant(change.followed().since()),
        change.state().label(),
        change.next() == null ? null : new Next(change.next().id(), change.next().fingerprint()),
        change.published(),
        change.done(),
        change.total());
  }

  private static Instant instant(Long epochMilli) {
    return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
  }
}
