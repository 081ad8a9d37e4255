package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.fact.CodePointOrder;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What one row of a report is about: a group in a period. Sorted by its parts, each in the order of
 * UTF-8; what rows are not told apart by is null and comes first.
 */
record GroupPeriod(
    String rule, String municipality, String team, String caseworker, LocalDate firstDay)
    implements Comparable<GroupPeriod> {

  private static final Comparator<String> TEXT =
      Comparator.nullsFirst((Comparator<String>) CodePointOrder.INSTANCE);

  private static final Comparator<GroupPeriod> ORDER =
      Comparator.comparing(GroupPeriod::rule, TEXT)
          .thenComparing(GroupPeriod::municipality, TEXT)
          .thenComparing(GroupPeriod::team, TEXT)
          .thenComparing(GroupPeriod::caseworker, TEXT)
          .thenComparing(GroupPeriod::firstDay);

  /** The row that a group's figures of a day are in. */
  static GroupPeriod of(Group group, Grouping by, PeriodKind period, LocalDate day) {
    return new GroupPeriod(
        group.rule(),
        group.municipality(),
        by.teamOf(group),
        by.caseworkerOf(group),
        period.firstDay(day));
  }

  @Override
  public int compareTo(GroupPeriod other) {
    return ORDER.compare(this, other);
  }
}
