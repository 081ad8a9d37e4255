package dk.fristvagt.streams.store;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.time.YearMonth;

/**
 * A closed month of a group and a reason why it changed; sorted by month first.
 *
 * <p>As a store key: the month, the reason's name and the group's parts, parted as in {@link
 * ComplianceKey}.
 */
public record RestatementKey(YearMonth month, Group group, RestatementReason reason)
    implements Comparable<RestatementKey> {

  private static final char SEPARATOR = '\u001f';
  private static final int PARTS = 6;

  public String text() {
    return month.toString()
        + SEPARATOR
        + reason.name()
        + SEPARATOR
        + group.rule()
        + SEPARATOR
        + group.municipality()
        + SEPARATOR
        + group.team()
        + SEPARATOR
        + group.caseworker();
  }

  public static RestatementKey parse(String text) {
    String[] parts = text.split(String.valueOf(SEPARATOR), PARTS);
    return new RestatementKey(
        YearMonth.parse(parts[0]),
        new Group(parts[2], parts[3], parts[4], parts[5]),
        RestatementReason.valueOf(parts[1]));
  }

  /** Sorts before every key of a month. */
  public static RestatementKey from(YearMonth month) {
    return new RestatementKey(
        month, new Group("", "", "", ""), RestatementReason.LATE_REGISTRATION);
  }

  @Override
  public int compareTo(RestatementKey other) {
    int order = month.compareTo(other.month);
    if (order == 0) {
      order = group.rule().compareTo(other.group.rule());
    }
    if (order == 0) {
      order = group.municipality().compareTo(other.group.municipality());
    }
    if (order == 0) {
      order = group.team().compareTo(other.group.team());
    }
    if (order == 0) {
      order = group.caseworker().compareTo(other.group.caseworker());
    }
    return order == 0 ? reason.compareTo(other.reason) : order;
  }
}
