package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.streams.operations.ConsumerLag;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.rejects.RejectSummary;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.kafka.common.utils.AppInfoParser;

/** Puts together how a service is. Thread-safe. */
public final class OperationsCalculation {

  private final Operations operations;
  private final PartitionViews views;
  private final int expectedPartitions;
  private final Catalogue catalogue;
  private final InstantSource time;

  /**
   * @param catalogue the one that the service was started with
   * @param time what the clocks are held against
   */
  public OperationsCalculation(
      Operations operations,
      PartitionViews views,
      int expectedPartitions,
      Catalogue catalogue,
      InstantSource time) {
    this.operations = operations;
    this.views = views;
    this.expectedPartitions = expectedPartitions;
    this.catalogue = catalogue;
    this.time = time;
  }

  /** How it is now. Waits for nothing. */
  public OperationsReport report() {
    Instant now = time.instant();
    ViewSnapshot snapshot = ViewSnapshot.of(views, expectedPartitions);
    Map<Integer, PartitionTicks> ticks = new HashMap<>();
    operations
        .streams()
        .map(StreamsHealth::ticks)
        .orElse(List.of())
        .forEach(partition -> ticks.put(partition.partition(), partition));
    return new OperationsReport(
        now,
        service(),
        FollowedCatalogue.of(snapshot, catalogue),
        operations.streams().map(OperationsCalculation::streams).orElse(null),
        snapshot.partitions(),
        operations.streams().map(StreamsHealth::instances).orElse(List.of()),
        partitions(now, ticks),
        sources(now, ticks),
        operations.captures().get(),
        RestoreReport.of(operations.streams().map(StreamsHealth::restores).orElse(List.of())),
        rejects(),
        operations.pushClients().map(clients -> clients.getAsInt()).orElse(null));
  }

  private OperationsReport.Service service() {
    return new OperationsReport.Service(
        operations.version(),
        Runtime.version().toString(),
        AppInfoParser.getVersion(),
        operations.startedAt(),
        Math.max(0, Duration.between(operations.startedAt(), Instant.now()).toSeconds()));
  }

  private static OperationsReport.Streams streams(StreamsHealth health) {
    return new OperationsReport.Streams(
        health.state().name(), health.stateSince(), health.failures(), health.threads());
  }

  private List<OperationsReport.PartitionState> partitions(
      Instant now, Map<Integer, PartitionTicks> ticks) {
    Map<Integer, Long> lags =
        operations
            .streams()
            .map(health -> ConsumerLag.of(health.metrics(), operations.topics().caseChanges()))
            .orElse(Map.of());
    List<OperationsReport.PartitionState> states = new ArrayList<>();
    for (PartitionView view : views.all()) {
      PartitionTicks of = ticks.get(view.partition());
      Instant clock = instant(view.clock());
      states.add(
          new OperationsReport.PartitionState(
              view.partition(),
              clock,
              behind(now, clock),
              of == null ? null : instant(of.received()),
              of == null ? null : of.pendingSteps(),
              lags.get(view.partition())));
    }
    return states;
  }

  private List<OperationsReport.SourceState> sources(
      Instant now, Map<Integer, PartitionTicks> ticks) {
    List<OperationsReport.SourceState> states = new ArrayList<>();
    for (String source : new TreeSet<>(operations.sources())) {
      Instant through = completeThrough(source, ticks);
      states.add(
          new OperationsReport.SourceState(
              source, through, behind(now, through), isStalled(now, through, ticks)));
    }
    return states;
  }

  private static Instant completeThrough(String source, Map<Integer, PartitionTicks> ticks) {
    if (ticks.values().stream().anyMatch(of -> !of.sources().containsKey(source))) {
      return null;
    }
    OptionalLong least = ticks.values().stream().mapToLong(of -> of.sources().get(source)).min();
    return least.isPresent() ? Instant.ofEpochMilli(least.getAsLong()) : null;
  }

  /** One that has never said anything has said nothing for too long. */
  private boolean isStalled(Instant now, Instant through, Map<Integer, PartitionTicks> ticks) {
    return operations.stalledAfter() != null
        && !ticks.isEmpty()
        && (through == null || through.plus(operations.stalledAfter()).isBefore(now));
  }

  private OperationsReport.Rejects rejects() {
    RejectSummary summary = operations.rejects().summary();
    return new OperationsReport.Rejects(
        summary.reading().complete(),
        summary.reading().failingSince(),
        summary.total(),
        summary.retried(),
        summary.reasons());
  }

  private Long behind(Instant now, Instant clock) {
    return operations.stalledAfter() == null || clock == null
        ? null
        : Math.max(0, Duration.between(clock, now).toMillis());
  }

  private static Instant instant(long epochMilli) {
    return epochMilli == Long.MIN_VALUE ? null : Instant.ofEpochMilli(epochMilli);
  }
}
