package dk.fristvagt.streams.store;

import dk.fristvagt.rules.compliance.Group;
import java.time.LocalDate;

/**
 * A group on a day; sorted by day first.
 *
 * <p>As a store key: the day, then rule, municipality, team and caseworker, parted by the unit
 * separator U+001F, which no identifier of a case system holds; one that does would only be shown
 * in two groups as one.
 */
public record ComplianceKey(LocalDate day, Group group) implements Comparable<ComplianceKey> {

  private static final char SEPARATOR = '\u001f';
  private static final int PARTS = 5;

  public String text() {
    return day.toString()
        + SEPARATOR
        + group.rule()
        + SEPARATOR
        + group.municipality()
        + SEPARATOR
        + group.team()
        + SEPARATOR
        + group.caseworker();
  }

  public static ComplianceKey parse(String text) {
    String[] parts = text.split(String.valueOf(SEPARATOR), PARTS);
    return new ComplianceKey(
        LocalDate.parse(parts[0]), new Group(parts[1], parts[2], parts[3], parts[4]));
  }

  /** Sorts before every key of a day. */
  public static ComplianceKey from(LocalDate day) {
    return new ComplianceKey(day, new Group("", "", "", ""));
  }

  @Override
  public int compareTo(ComplianceKey other) {
    int order = day.compareTo(other.day);
    if (order == 0) {
      order = group.rule().compareTo(other.group.rule());
    }
    if (order == 0) {
      order = group.municipality().compareTo(other.group.municipality());
    }
    if (order == 0) {
      order = group.team().compareTo(other.group.team());
    }
    return order == 0 ? group.caseworker().compareTo(other.group.caseworker()) : order;
  }
}
