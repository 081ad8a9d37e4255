package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.streams.view.DayFigures;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of several closed days and groups, and why they changed, added up. For one thread.
 */
final class RestatementSum {

  private StatusCounts now = StatusCounts.ZERO;
  private StatusCounts atClose = StatusCounts.ZERO;
  private final Map<RestatementReason, StatusCounts> reasons =
      new EnumMap<>(RestatementReason.class);

  void add(DayFigures figures) {
    now = now.plus(figures.now());
    atClose = atClose.plus(figures.atClose());
  }

  void add(RestatementReason reason, StatusCounts change) {
    reasons.merge(reason, change, StatusCounts::plus);
  }

  /** Whether there is anything to show. */
  boolean has() {
    return !now.isZero()
        || !atClose.isZero()
        || reasons.values().stream().anyMatch(change -> !change.isZero());
  }

  DueFigures now() {
    return DueFigures.of(now);
  }

  DueFigures atClose() {
    return DueFigures.of(atClose);
  }

  /** By label, in the order of the reasons. */
  Map<String, DueFigures> reasons() {
    Map<String, DueFigures> byLabel = new LinkedHashMap<>();
    reasons.forEach(
        (reason, change) -> {
          if (!change.isZero()) {
            byLabel.put(reason.label(), DueFigures.of(change));
          }
        });
    return byLabel;
  }
}
