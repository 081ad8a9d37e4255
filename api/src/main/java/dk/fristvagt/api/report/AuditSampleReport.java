package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.audit.AuditDraw;
import dk.fristvagt.rules.audit.AuditGroup;
import dk.fristvagt.rules.audit.AuditPeriod;
import dk.fristvagt.rules.audit.AuditPlan;
import dk.fristvagt.rules.audit.DrawnCase;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cases to audit.
 *
 * @param clock how far the facts reach that it was drawn from
 * @param partitions left out of the JSON where files were read
 * @param plan {@code caseworker-month} or {@code team-quarter}
 * @param period {@code 2021-03} or {@code 2021-Q1}
 * @param knownOn the local day at whose first instant cases had to be open, by what was known then
 * @param seed with which, and all the rest, the same cases are drawn again
 * @param n how many cases of each group are drawn
 * @param population how many cases they are drawn from
 * @param drawn how many are drawn
 * @param tooSmall how many groups have fewer than {@code n} cases
 * @param groups by municipality and name
 */
public record AuditSampleReport(
    Instant clock,
    @JsonInclude(Include.NON_NULL) Partitions partitions,
    String plan,
    String period,
    LocalDate knownOn,
    String seed,
    int n,
    int population,
    int drawn,
    int tooSmall,
    List<Group> groups)
    implements CaseData {

  @Override
  public Set<CaseId> shownCases() {
    return groups.stream()
        .flatMap(
            group ->
                group.cases().stream().map(one -> new CaseId(group.municipality(), one.caseId())))
        .collect(Collectors.toSet());
  }

  /**
   * What is drawn of one group.
   *
   * @param group the caseworker or the team
   * @param population how many cases it is drawn from
   * @param tooSmall whether those are fewer than asked for; all of them are drawn then
   * @param cases in the order to be taken
   */
  public record Group(
      String municipality, String group, int population, boolean tooSmall, List<DrawnCase> cases) {}

  /** Of facts that no partition holds. */
  public static AuditSampleReport of(
      long clock, AuditPlan plan, AuditPeriod period, String seed, int n, AuditDraw draw) {
    return of(Instant.ofEpochMilli(clock), null, plan, period, seed, n, draw);
  }

  static AuditSampleReport of(
      Instant clock,
      Partitions partitions,
      AuditPlan plan,
      AuditPeriod period,
      String seed,
      int n,
      AuditDraw draw) {
    List<AuditGroup> groups = draw.groups();
    return new AuditSampleReport(
        clock,
        partitions,
        plan.label(),
        period.label(),
        period.firstDay(),
        seed,
        n,
        groups.stream().mapToInt(AuditGroup::population).sum(),
        groups.stream().mapToInt(group -> group.cases().size()).sum(),
        (int) groups.stream().filter(group -> group.population() < n).count(),
        groups.stream()
            .map(
                group ->
                    new Group(
                        group.municipality(),
                        group.name(),
                        group.population(),
                        group.population() < n,
                        group.cases()))
            .toList());
  }
}
