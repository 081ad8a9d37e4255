package dk.fristvagt.api.page.restatement;

import dk.fristvagt.api.report.DueFigures;
import dk.fristvagt.api.report.RestatementRow;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One figure as it closed and as it is.
 *
 * @param label what it is of
 * @param link where more is said of it, or null
 * @param reasons how much of the difference came of what; they add up to it
 */
public record RestatedLine(
    String label, String link, long atClose, long now, Map<RestatementReason, Long> reasons) {

  /** How much it has changed. */
  public long change() {
    return now - atClose;
  }

  /** How much of the change came of a reason. */
  public long of(RestatementReason reason) {
    return reasons.getOrDefault(reason, 0L);
  }

  /** The sum of one figure over rows. */
  static RestatedLine of(String label, String link, Measure measure, List<RestatementRow> rows) {
    long atClose = 0;
    long now = 0;
    Map<RestatementReason, Long> reasons = new EnumMap<>(RestatementReason.class);
    for (RestatementRow row : rows) {
      atClose += measure.of(row.atClose());
      now += measure.of(row.now());
      for (RestatementReason reason : RestatementReason.values()) {
        DueFigures change = row.reasons().get(reason.label());
        if (measure.of(change) != 0) {
          reasons.merge(reason, measure.of(change), Long::sum);
        }
      }
    }
    return new RestatedLine(label, link, atClose, now, reasons);
  }
}
