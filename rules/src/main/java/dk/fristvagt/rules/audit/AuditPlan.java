package dk.fristvagt.rules.audit;

import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.evaluation.Holder;

/** Of whom cases are drawn, and how often. */
public enum AuditPlan {
  CASEWORKER_MONTH("caseworker-month", PeriodKind.MONTH, 1),
  TEAM_QUARTER("team-quarter", PeriodKind.QUARTER, 5);

  private final String label;
  private final PeriodKind period;
  private final int usualSize;

  AuditPlan(String label, PeriodKind period, int usualSize) {
    this.label = label;
    this.period = period;
    this.usualSize = usualSize;
  }

  /** The name in JSON and in parameters: {@code caseworker-month}. */
  public String label() {
    return label;
  }

  /** What periods it is drawn for. */
  public PeriodKind period() {
    return period;
  }

  /** How many cases of each group are drawn where nothing else is said. */
  public int usualSize() {
    return usualSize;
  }

  /** The name of the group that a case belongs to, within its municipality. */
  String groupOf(Holder holder) {
    return this == CASEWORKER_MONTH ? holder.caseworker() : holder.team();
  }
}
