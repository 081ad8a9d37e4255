package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.PartitionView;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The catalogue that a snapshot follows. While partitions take up a new one, each at its own step,
 * some may still follow the one before: then it is the newest of them.
 *
 * @param newest the one followed, or of several the one published last
 * @param since the first clock step from which every partition that follows it does so, ms since
 *     the epoch; null where all of them always did
 * @param mixed whether another partition follows another one
 */
public record SnapshotCatalogue(CatalogueInForce newest, Long since, boolean mixed) {

  private static final Comparator<CatalogueInForce> BY_AGE =
      Comparator.comparing(
              CatalogueInForce::sequence, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
          .thenComparing(
              CatalogueInForce::since, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
          .thenComparing(CatalogueInForce::fingerprint);

  /** That of some views; empty where none names one. */
  static Optional<SnapshotCatalogue> of(List<PartitionView> views) {
    List<CatalogueInForce> followed =
        views.stream().map(PartitionView::catalogue).filter(Objects::nonNull).toList();
    return followed.stream().max(BY_AGE).map(newest -> of(followed, newest));
  }

  private static SnapshotCatalogue of(List<CatalogueInForce> followed, CatalogueInForce newest) {
    Long since = null;
    boolean mixed = false;
    for (CatalogueInForce one : followed) {
      if (!one.fingerprint().equals(newest.fingerprint())) {
        mixed = true;
      } else if (one.since() != null && (since == null || one.since() > since)) {
        since = one.since();
      }
    }
    return new SnapshotCatalogue(newest, since, mixed);
  }
}
