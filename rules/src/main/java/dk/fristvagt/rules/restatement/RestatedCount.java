package dk.fristvagt.rules.restatement;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.YearMonth;
import java.util.Comparator;

/** Where one obligation's change to a closed month is booked: a group, under a status. */
public record RestatedCount(
    YearMonth month, RestatementReason reason, Group group, ObligationStatus status)
    implements Comparable<RestatedCount> {

  private static final Comparator<RestatedCount> ORDER =
      Comparator.comparing(RestatedCount::month)
          .thenComparing(RestatedCount::reason)
          .thenComparing(count -> count.group().rule())
          .thenComparing(count -> count.group().municipality())
          .thenComparing(count -> count.group().team())
          .thenComparing(count -> count.group().caseworker())
          .thenComparing(RestatedCount::status);

  /** The same, booked under another reason. */
  public RestatedCount because(RestatementReason other) {
    return new RestatedCount(month, other, group, status);
  }

  @Override
  public int compareTo(RestatedCount other) {
    return ORDER.compare(this, other);
  }
}
