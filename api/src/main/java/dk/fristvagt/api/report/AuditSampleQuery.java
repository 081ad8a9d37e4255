package dk.fristvagt.api.report;

import dk.fristvagt.rules.audit.AuditPeriod;
import dk.fristvagt.rules.audit.AuditPlan;

/**
 * Which sample is wanted.
 *
 * @param n how many cases of each group
 */
public record AuditSampleQuery(
    AuditPlan plan, AuditPeriod period, String seed, int n, GroupFilter filter) {

  public static final int MAX_N = 1000;
}
