package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.compliance.Verdict;
import java.time.Instant;

/**
 * How one rule stands. For whoever may see counts alone, all but the name and the three counts is
 * null; {@code thisMonth}, {@code last30Days} and {@code verdict} are left out of the JSON then.
 *
 * @param open open ones that are neither due soon nor overdue
 * @param oldestOverdueDue the due of the longest overdue; null when none is
 * @param thisMonth due basis, the calendar month of the clock's local date
 * @param last30Days due basis, the clock's local date and the 29 days before it
 * @param target the share in force on the clock's local date, 0 to 1; null before the first
 *     milestone
 * @param verdict how this month's share stands against it
 */
public record RuleStatus(
    String id,
    LocalizedText name,
    long open,
    long dueSoon,
    long overdue,
    Instant oldestOverdueDue,
    @JsonInclude(Include.NON_NULL) Share thisMonth,
    @JsonInclude(Include.NON_NULL) Share last30Days,
    Double target,
    @JsonInclude(Include.NON_NULL) Verdict verdict) {

  RuleStatus countsOnly() {
    return new RuleStatus(id, name, open, dueSoon, overdue, null, null, null, null, null);
  }
}
