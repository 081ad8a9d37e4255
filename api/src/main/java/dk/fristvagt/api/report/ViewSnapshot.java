package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The views that one answer is made from, taken at one moment. Immutable, so that a count and the
 * list it counts agree however far the streams get meanwhile.
 *
 * @param views one per partition that has a clock, by number
 * @param expectedPartitions how many partitions there are
 */
public record ViewSnapshot(List<PartitionView> views, int expectedPartitions) {

  public ViewSnapshot {
    views = List.copyOf(views);
  }

  /** The views as they are now; partitions that have finished no step yet are left out. */
  public static ViewSnapshot of(PartitionViews views, int expectedPartitions) {
    return new ViewSnapshot(
        views.all().stream().filter(view -> view.clock() != Long.MIN_VALUE).toList(),
        expectedPartitions);
  }

  /** Whether no partition can answer. */
  public boolean isEmpty() {
    return views.isEmpty();
  }

  /** Whether a partition can answer. */
  public boolean holds(int partition) {
    return views.stream().anyMatch(view -> view.partition() == partition);
  }

  /**
   * The least clock over the partitions.
   *
   * @throws IllegalStateException when no partition can answer
   */
  public long clock() {
    return views.stream().mapToLong(PartitionView::clock).min().orElseThrow(ViewSnapshot::empty);
  }

  /**
   * The greatest clock over the partitions.
   *
   * @throws IllegalStateException when no partition can answer
   */
  public long clockMax() {
    return views.stream().mapToLong(PartitionView::clock).max().orElseThrow(ViewSnapshot::empty);
  }

  /** The catalogue that the views follow; empty where none names one. */
  public Optional<SnapshotCatalogue> catalogue() {
    return SnapshotCatalogue.of(views);
  }

  /**
   * What judges as the snapshot's figures were judged.
   *
   * @param otherwise where the snapshot names no catalogue
   */
  CaseEvaluator evaluator(CaseEvaluator otherwise) {
    return catalogue().map(followed -> followed.newest().evaluator()).orElse(otherwise);
  }

  Instant clockInstant() {
    return Instant.ofEpochMilli(clock());
  }

  Instant clockMaxInstant() {
    return Instant.ofEpochMilli(clockMax());
  }

  /** How many of all partitions can answer. */
  public Partitions partitions() {
    return new Partitions(views.size(), expectedPartitions);
  }

  private static IllegalStateException empty() {
    return new IllegalStateException("no partition has finished a step yet");
  }
}
