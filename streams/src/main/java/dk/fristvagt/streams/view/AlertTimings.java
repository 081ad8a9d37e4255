package dk.fristvagt.streams.view;

import dk.fristvagt.rules.alert.AlertKind;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many alerts this instance has sent since its start, and how late. Thread-safe; counting takes
 * no lock and looks nothing up but one array element.
 *
 * <p><b>Latency</b> is counted of alerts that a deadline called for by being reached: a {@code
 * DUE_SOON} at its warning, an {@code OVERDUE} or {@code MISSED} at its due instant, where that
 * lies after the step before. It runs from that instant to the one at which the alert is handed to
 * its topic's producer, by the service's time. What a fact called for (a resolution, a retraction,
 * a deadline that was long past when its case became known) has no such instant and is counted
 * only.
 *
 * <p>An alert of a transaction that is aborted is counted, and once more when it is sent anew.
 */
public final class AlertTimings {

  /**
   * Bounds of the histogram, s. A tick comes every 5 s, so that 0 to 5 is what is to be expected;
   * hours are what downtime costs.
   */
  private static final double[] BOUNDS = {
    0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400
  };

  private static final double MS_PER_SECOND = 1_000;

  private final InstantSource time;
  private final LongAdder[] sent = adders(AlertKind.values().length);
  private final LongAdder[] buckets = adders(BOUNDS.length + 1);
  private final LongAdder latencyMs = new LongAdder();

  /**
   * @param time the service's time, which deadlines are held against
   */
  public AlertTimings(InstantSource time) {
    this.time = time;
  }

  /**
   * Latencies of alerts.
   *
   * @param bounds upper bounds of the buckets but the last, inclusive, s; ascending
   * @param counts of each bucket alone, one more than bounds
   * @param sumSeconds of all latencies
   */
  public record Latencies(List<Double> bounds, List<Long> counts, double sumSeconds) {}

  /** An alert was sent that nothing but a fact called for. */
  public void sent(AlertKind kind) {
    sent[kind.ordinal()].increment();
  }

  /**
   * An alert was sent because a deadline was reached.
   *
   * @param reached when, ms since the epoch
   */
  public void sent(AlertKind kind, long reached) {
    sent(kind);
    long ms = Math.max(0, time.instant().toEpochMilli() - reached);
    int found = Arrays.binarySearch(BOUNDS, ms / MS_PER_SECOND);
    buckets[found >= 0 ? found : -found - 1].increment();
    latencyMs.add(ms);
  }

  /** How many of each kind, those with none included. */
  public Map<AlertKind, Long> sent() {
    Map<AlertKind, Long> all = new EnumMap<>(AlertKind.class);
    for (AlertKind kind : AlertKind.values()) {
      all.put(kind, sent[kind.ordinal()].sum());
    }
    return all;
  }

  /** As of now; while alerts are sent, the sum may be ahead of the counts by some. */
  public Latencies latencies() {
    return new Latencies(
        Arrays.stream(BOUNDS).boxed().toList(),
        Arrays.stream(buckets).map(LongAdder::sum).toList(),
        latencyMs.sum() / MS_PER_SECOND);
  }

  private static LongAdder[] adders(int size) {
    LongAdder[] adders = new LongAdder[size];
    Arrays.setAll(adders, index -> new LongAdder());
    return adders;
  }
}
