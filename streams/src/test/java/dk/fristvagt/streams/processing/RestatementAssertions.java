package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds a view's restatements and registration lags against the oracle's. */
final class RestatementAssertions {

  private RestatementAssertions() {}

  /** Reasons and lags are the oracle's, and the reasons add up. */
  static void areTheOracles(PartitionView view, List<Fact> records, Instant end) {
    assertThat(changes(view)).isEqualTo(Oracle.restatements(records, end));
    lagsAreTheOracles(view, records, end);
    addUp(view, end);
  }

  static void lagsAreTheOracles(PartitionView view, List<Fact> records, Instant end) {
    Map<String, Long> lags = new TreeMap<>();
    view.registrationLags()
        .forEach(
            (key, days) ->
                days.forEach(
                    (lag, n) ->
                        lags.put(
                            key.month() + " " + key.municipality() + ' ' + key.team() + ' ' + lag,
                            n)));
    assertThat(lags).isEqualTo(Oracle.registrationLags(records, end));
  }

  /**
   * In each closed month of each group, what it was at the close and the reasons make what it is.
   */
  static void addUp(PartitionView view, Instant end) {
    Map<String, StatusCounts> unexplained = new TreeMap<>();
    view.figures()
        .forEach(
            (key, figures) -> {
              YearMonth month = YearMonth.from(key.day());
              if (!Clocks.closeOf(month).isAfter(end)) {
                String name = month + " " + key.group();
                unexplained.merge(name, figures.now(), StatusCounts::plus);
                unexplained.merge(name, negative(figures.atClose()), StatusCounts::plus);
              }
            });
    view.restatements()
        .forEach(
            (key, counts) ->
                unexplained.merge(
                    key.month() + " " + key.group(), negative(counts), StatusCounts::plus));
    unexplained.values().removeIf(StatusCounts::isZero);
    assertThat(unexplained).isEmpty();
  }

  /** By reason, group and status, as the oracle words them. */
  static Map<String, Integer> changes(PartitionView view) {
    Map<String, Integer> changes = new TreeMap<>();
    view.restatements()
        .forEach(
            (key, counts) -> {
              Group group = key.group();
              String name =
                  key.reason().label()
                      + ' '
                      + new OracleGroup(
                          group.rule(),
                          group.municipality(),
                          group.team(),
                          group.caseworker(),
                          key.month())
                      + ' ';
              put(changes, name, ObligationStatus.MET, counts.met());
              put(changes, name, ObligationStatus.LATE, counts.late());
              put(changes, name, ObligationStatus.OVERDUE, counts.overdue());
              put(changes, name, ObligationStatus.LAPSED, counts.lapsed());
              put(changes, name, ObligationStatus.MISSED, counts.missed());
              put(changes, name, ObligationStatus.UNKNOWN, counts.unknown());
            });
    return changes;
  }

  private static void put(
      Map<String, Integer> changes, String name, ObligationStatus status, long n) {
    if (n != 0) {
      changes.put(name + status.label(), (int) n);
    }
  }

  private static StatusCounts negative(StatusCounts counts) {
    return new StatusCounts(
        -counts.met(),
        -counts.late(),
        -counts.overdue(),
        -counts.lapsed(),
        -counts.missed(),
        -counts.unknown());
  }
}
