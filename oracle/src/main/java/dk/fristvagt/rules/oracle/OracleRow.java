package dk.fristvagt.rules.oracle;

/**
 * A row of the compliance report.
 *
 * @param now what was due in the month, at the clock
 * @param completed how many were fulfilled in the month, and
 * @param completedInTime how many of those in time
 * @param target percent, or null before the first milestone
 * @param verdict green, amber, red or none, on the due basis
 * @param medianDays null without a duration
 * @param p90Days null without a duration
 * @param atClose what was due in the month, at the first instant of the next; null while the month
 *     is open
 */
public record OracleRow(
    OracleGroup group,
    OracleCounts now,
    int completed,
    int completedInTime,
    Integer target,
    String verdict,
    Long medianDays,
    Long p90Days,
    OracleCounts atClose) {

  /** Whether the group has or had something due in the month. */
  public boolean hasDue() {
    return now.due() > 0 || (atClose != null && atClose.due() > 0);
  }
}
