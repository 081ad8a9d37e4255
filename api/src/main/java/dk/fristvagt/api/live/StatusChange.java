package dk.fristvagt.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.api.report.FollowedCatalogue;
import dk.fristvagt.api.report.Gauges;
import dk.fristvagt.api.report.Partitions;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.StatusReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two states of one status.
 *
 * <p>A reader that holds the status before makes the one after so: each of {@code clock}, {@code
 * clockMax}, {@code stale}, {@code partitions}, {@code totals}, {@code gauges} and {@code
 * catalogue} that is there takes the place of the one held, whole. Then the rules, in this order:
 * those named in {@code removedRules} go; each in {@code rules} takes the place of the one with its
 * {@code id}, or is put at the end where there is none; where {@code ruleOrder} is there, the rules
 * are put in its order.
 *
 * @param partitions null when it does not differ, as are all that follow
 * @param rules those that differ or are new
 * @param removedRules ids
 * @param ruleOrder all ids; only when the steps above would leave the rules in another order
 */
public record StatusChange(
    Instant clock,
    Instant clockMax,
    boolean stale,
    @JsonInclude(Include.NON_NULL) Partitions partitions,
    @JsonInclude(Include.NON_NULL) StatusReport.Totals totals,
    @JsonInclude(Include.NON_NULL) List<RuleStatus> rules,
    @JsonInclude(Include.NON_NULL) List<String> removedRules,
    @JsonInclude(Include.NON_NULL) List<String> ruleOrder,
    @JsonInclude(Include.NON_NULL) Gauges gauges,
    @JsonInclude(Include.NON_NULL) FollowedCatalogue catalogue) {

  /** What leads from one to the other; empty when they are equal. */
  public static Optional<StatusChange> between(StatusReport before, StatusReport after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    Map<String, RuleStatus> held = new HashMap<>();
    before.rules().forEach(rule -> held.put(rule.id(), rule));
    List<RuleStatus> changed =
        after.rules().stream().filter(rule -> !rule.equals(held.get(rule.id()))).toList();
    List<String> order = ids(after);
    Set<String> remaining = new HashSet<>(order);
    List<String> removed = ids(before).stream().filter(id -> !remaining.contains(id)).toList();
    List<String> reached = new ArrayList<>(ids(before));
    reached.removeAll(removed);
    changed.stream().map(RuleStatus::id).filter(id -> !held.containsKey(id)).forEach(reached::add);
    return Optional.of(
        new StatusChange(
            after.clock(),
            after.clockMax(),
            after.stale(),
            differing(before.partitions(), after.partitions()),
            differing(before.totals(), after.totals()),
            filled(changed),
            filled(removed),
            reached.equals(order) ? null : order,
            differing(before.gauges(), after.gauges()),
            differing(before.catalogue(), after.catalogue())));
  }

  private static List<String> ids(StatusReport status) {
    return status.rules().stream().map(RuleStatus::id).toList();
  }

  private static <T> T differing(T before, T after) {
    return Objects.equals(after, before) ? null : after;
  }

  private static <T> List<T> filled(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
