package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.RejectReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Counts rejections by reason. Not thread-safe. */
final class RejectCounts {

  private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);

  void add(RejectReason reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  /** The counts so far, in the order of the reasons, those of none left out. */
  Map<RejectReason, Long> toMap() {
    return counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
