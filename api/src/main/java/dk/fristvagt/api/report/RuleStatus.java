package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.compliance.Verdict;
import java.time.Instant;

/**
 * How one rule stands.
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
    Share thisMonth,
    Share last30Days,
    Double target,
    Verdict verdict) {}
