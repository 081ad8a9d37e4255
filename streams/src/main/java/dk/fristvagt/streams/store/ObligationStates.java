package dk.fristvagt.streams.store;

import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.compliance.CompletedCount;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.restatement.RestatedCount;
import dk.fristvagt.rules.restatement.RestatedCounts;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.streams.state.CloseState;
import dk.fristvagt.streams.state.CountedState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.RestatedState;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Between what the rules say of an obligation and what the store holds of it. */
public final class ObligationStates {

  private static final RuleKind[] KINDS = RuleKind.values();
  private static final ObligationStatus[] STATUSES = ObligationStatus.values();
  private static final RestatementReason[] REASONS = RestatementReason.values();
  private static final AlertKind[] ALERTS = AlertKind.values();
  private static final int NO_ALERT = -1;
  private static final int MONTHS = 12;

  private ObligationStates() {}

  /** The obligation as last evaluated; the fact that decided it is not kept. */
  public static Obligation obligation(ObligationState state) {
    return new Obligation(
        state.getId(),
        state.getRule(),
        KINDS[state.getKind()],
        state.getRuleVersion(),
        state.getMunicipality(),
        state.getCaseId(),
        state.getMatchKey(),
        state.getOccurrence(),
        state.getStartEventId(),
        state.getStart(),
        LocalDate.ofEpochDay(state.getStartDay()),
        state.getDue(),
        LocalDate.ofEpochDay(state.getDueDay()),
        state.getWarnAt(),
        state.getFulfilledAt(),
        state.getFulfilledAt() == null ? null : LocalDate.ofEpochDay(state.getFulfilledDay()),
        state.getCancelledAt(),
        state.getMissedAt(),
        STATUSES[state.getStatus()],
        state.getTeam(),
        state.getCaseworker(),
        null);
  }

  /** The state of an obligation at a clock. */
  public static ObligationState state(
      Obligation obligation,
      boolean exists,
      boolean counted,
      long clock,
      AlertState alerts,
      Alerted alerted,
      List<CloseState> closes,
      List<RestatedState> restated) {
    return new ObligationState(
        obligation.id(),
        obligation.rule(),
        obligation.kind().ordinal(),
        obligation.ruleVersion(),
        obligation.municipality(),
        obligation.caseId(),
        obligation.matchKey(),
        obligation.occurrence(),
        obligation.startEventId(),
        obligation.start(),
        Math.toIntExact(obligation.startDay().toEpochDay()),
        obligation.due(),
        Math.toIntExact(obligation.dueDay().toEpochDay()),
        obligation.warnAt(),
        obligation.fulfilledAt(),
        obligation.fulfilledDay() == null
            ? 0
            : Math.toIntExact(obligation.fulfilledDay().toEpochDay()),
        obligation.cancelledAt(),
        obligation.missedAt(),
        obligation.status().ordinal(),
        obligation.team(),
        obligation.caseworker(),
        exists,
        counted,
        clock,
        alerts.last() == null ? NO_ALERT : alerts.last().ordinal(),
        alerts.sequence(),
        alerts.sentAt(),
        alerted.team(),
        alerted.caseworker(),
        alerted.due(),
        alerts.firstJudged(),
        closes,
        restated);
  }

  /** Whether the store's obligation says the same as the rules do now. */
  public static boolean same(ObligationState state, Obligation now) {
    return state.getExists()
        && state.getDue() == now.due()
        && state.getStatus() == now.status().ordinal()
        && state.getTeam().equals(now.team())
        && state.getCaseworker().equals(now.caseworker())
        && Objects.equals(state.getFulfilledAt(), now.fulfilledAt())
        && Objects.equals(state.getCancelledAt(), now.cancelledAt())
        && Objects.equals(state.getMissedAt(), now.missedAt())
        && Objects.equals(state.getWarnAt(), now.warnAt())
        && state.getStart() == now.start()
        && state.getRuleVersion() == now.ruleVersion()
        && state.getDueDay() == now.dueDay().toEpochDay()
        && Objects.equals(state.getMatchKey(), now.matchKey());
  }

  public static AlertState alerts(ObligationState state) {
    return new AlertState(
        state.getLastAlert() == NO_ALERT ? null : ALERTS[state.getLastAlert()],
        state.getAlertSequence(),
        state.getAlertedAt(),
        state.getFirstJudged());
  }

  /** What it adds to the due-basis figures now, or null. */
  public static DueCount due(ObligationState state) {
    if (!state.getExists() || !state.getCounted()) {
      return null;
    }
    return new DueCount(
        group(state, state.getTeam(), state.getCaseworker()),
        LocalDate.ofEpochDay(state.getDueDay()),
        STATUSES[state.getStatus()]);
  }

  /** What it adds to the completed-basis figures now, or null. */
  public static CompletedCount completed(ObligationState state) {
    return state.getExists() ? CompletedCount.of(obligation(state)) : null;
  }

  /**
   * What it added to months when they closed, where that is said apart; a null value says nothing.
   */
  public static Map<YearMonth, DueCount> closes(ObligationState state) {
    Map<YearMonth, DueCount> closes = new TreeMap<>();
    for (CloseState close : state.getCloses()) {
      CountedState counted = close.getCounted();
      closes.put(
          month(close.getMonth()),
          counted == null
              ? null
              : new DueCount(
                  group(state, counted.getTeam(), counted.getCaseworker()),
                  LocalDate.ofEpochDay(counted.getDay()),
                  STATUSES[counted.getStatus()]));
    }
    return closes;
  }

  /** The inverse of {@link #closes(ObligationState)}. */
  public static List<CloseState> closes(Map<YearMonth, DueCount> closes) {
    List<CloseState> states = new ArrayList<>(closes.size());
    closes.forEach(
        (month, due) ->
            states.add(
                new CloseState(
                    month(month),
                    due == null
                        ? null
                        : new CountedState(
                            due.group().team(),
                            due.group().caseworker(),
                            Math.toIntExact(due.day().toEpochDay()),
                            due.status().ordinal()))));
    return states;
  }

  /** How it changed closed months. */
  public static RestatedCounts restated(ObligationState state) {
    RestatedCounts counts = new RestatedCounts();
    for (RestatedState restated : state.getRestated()) {
      counts.add(
          new RestatedCount(
              month(restated.getMonth()),
              REASONS[restated.getReason()],
              group(state, restated.getTeam(), restated.getCaseworker()),
              STATUSES[restated.getStatus()]),
          restated.getN());
    }
    return counts;
  }

  /** The inverse of {@link #restated(ObligationState)}. */
  public static List<RestatedState> restated(RestatedCounts counts) {
    List<RestatedState> states = new ArrayList<>(counts.asMap().size());
    counts
        .asMap()
        .forEach(
            (count, n) ->
                states.add(
                    new RestatedState(
                        month(count.month()),
                        count.reason().ordinal(),
                        count.group().team(),
                        count.group().caseworker(),
                        count.status().ordinal(),
                        Math.toIntExact(n))));
    return states;
  }

  /** A month as the stores write it. */
  public static int month(YearMonth month) {
    return month.getYear() * MONTHS + month.getMonthValue() - 1;
  }

  /** The inverse of {@link #month(YearMonth)}. */
  public static YearMonth month(int month) {
    return YearMonth.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1);
  }

  private static Group group(ObligationState state, String team, String caseworker) {
    return new Group(state.getRule(), state.getMunicipality(), team, caseworker);
  }
}
