package dk.fristvagt.streams.store;

import java.time.YearMonth;

/**
 * A month of a team's registrations; sorted by month first.
 *
 * <p>As a store key: the month, municipality and team, parted as in {@link ComplianceKey}.
 */
public record LagKey(YearMonth month, String municipality, String team)
    implements Comparable<LagKey> {

  private static final char SEPARATOR = '\u001f';
  private static final int PARTS = 3;

  public String text() {
    return month.toString() + SEPARATOR + municipality + SEPARATOR + team;
  }

  public static LagKey parse(String text) {
    String[] parts = text.split(String.valueOf(SEPARATOR), PARTS);
    return new LagKey(YearMonth.parse(parts[0]), parts[1], parts[2]);
  }

  /** Sorts before every key of a month. */
  public static LagKey from(YearMonth month) {
    return new LagKey(month, "", "");
  }

  @Override
  public int compareTo(LagKey other) {
    int order = month.compareTo(other.month);
    if (order == 0) {
      order = municipality.compareTo(other.municipality);
    }
    return order == 0 ? team.compareTo(other.team) : order;
  }
}
