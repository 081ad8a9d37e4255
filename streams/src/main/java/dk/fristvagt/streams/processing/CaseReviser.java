package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.CompletedCount;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.streams.state.CloseState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.store.Alerted;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Brings what is held of a case in line with what its facts say at a clock step: writes and tells
 * only the difference.
 *
 * <p>Figures "as known at close" need no work when a month closes. While a month is open, both its
 * figures move together; once it is closed, only those "as known now" do, and an obligation that
 * then says something else keeps what it said at the close. Only a fact that comes late, registered
 * before a close that was passed, has closes worked out again. For one thread.
 */
final class CaseReviser {

  private final PartitionCatalogues catalogues;
  private final AlertRules alertRules;
  private final ObligationStore obligations;
  private final FiguresLedger figures;
  private final PartitionViewBuilder view;
  private final CaseChangeOutput output;

  CaseReviser(
      PartitionCatalogues catalogues,
      AlertRules alertRules,
      ObligationStore obligations,
      FiguresLedger figures,
      PartitionViewBuilder view,
      CaseChangeOutput output) {
    this.catalogues = catalogues;
    this.alertRules = alertRules;
    this.obligations = obligations;
    this.figures = figures;
    this.view = view;
    this.output = output;
  }

  /**
   * @param records all records of the case
   * @param step the clock step, ms since the epoch
   * @param lateFrom the least registration among facts that came late, or {@link Long#MAX_VALUE}
   * @param cause why it is looked at
   * @return the case at the step
   */
  Evaluation revise(
      String caseKey, CaseId id, List<Fact> records, long step, long lateFrom, Cause cause) {
    CaseEvaluator evaluator = catalogues.evaluator();
    MunicipalCalendar calendar = evaluator.calendars().of(id.municipality());
    Evaluation evaluation = evaluator.evaluate(records, step);
    CloseRecount recount =
        lateFrom == Long.MAX_VALUE
            ? null
            : CloseRecount.of(catalogues::evaluatorAt, calendar, records, lateFrom, step);
    Map<String, ObligationState> held = obligations.of(caseKey);
    Revision revision = new Revision(caseKey, records, calendar, step, recount, cause);
    for (Obligation now : evaluation.obligations()) {
      revision.apply(held.remove(now.id()), now);
    }
    held.values().forEach(before -> revision.apply(before, null));
    if (recount != null) {
      revision.applyCountedAtCloseOnly();
    }
    return evaluation;
  }

  private final class Revision {

    private final String caseKey;
    private final Collection<Fact> records;
    private final MunicipalCalendar calendar;
    private final long step;
    private final CloseRecount recount;
    private final Cause cause;
    private final CatalogueRetractions retractions;

    Revision(
        String caseKey,
        Collection<Fact> records,
        MunicipalCalendar calendar,
        long step,
        CloseRecount recount,
        Cause cause) {
      this.caseKey = caseKey;
      this.records = records;
      this.calendar = calendar;
      this.step = step;
      this.recount = recount;
      this.cause = cause;
      this.retractions =
          new CatalogueRetractions(catalogues, alertRules, records, calendar, step, cause);
    }

    void apply(ObligationState before, Obligation now) {
      DueCount dueBefore = before == null ? null : ObligationStates.due(before);
      DueCount dueNow = now == null ? null : DueCount.of(now, step);
      Map<YearMonth, DueCount> closesNow = count(before, dueBefore, now, dueNow);
      String id = now != null ? now.id() : before.getId();
      if (recount != null) {
        recount.obligations().remove(id);
      }

      AlertState alertsBefore = before == null ? AlertState.NONE : ObligationStates.alerts(before);
      String startEventId = now != null ? now.startEventId() : before.getStartEventId();
      AlertRules.Step alerts =
          retractions.explained(
              alertRules.step(alertsBefore, now, startEventId, records, calendar, step),
              alertsBefore,
              id,
              startEventId);

      boolean saysTheSame =
          now == null ? !before.getExists() : before != null && ObligationStates.same(before, now);
      List<CloseState> closes = ObligationStates.closes(closesNow);
      if (saysTheSame
          && Objects.equals(dueBefore, dueNow)
          && alerts.state().equals(alertsBefore)
          && closes.equals(before.getCloses())
          && !isLeftOver(before)) {
        return;
      }
      write(before, now, dueNow != null, saysTheSame, alerts, closes);
    }

    /** Obligations that neither are held nor exist now, but that a close counted. */
    void applyCountedAtCloseOnly() {
      List<Obligation> left = new ArrayList<>(recount.obligations().values());
      left.sort((a, b) -> a.id().compareTo(b.id()));
      for (Obligation atClose : left) {
        Map<YearMonth, DueCount> closes = recount.counts().get(atClose.id());
        closes.values().forEach(due -> figures.atClose(due, 1));
        obligations.replace(
            caseKey,
            null,
            ObligationStates.state(
                atClose,
                false,
                false,
                step,
                AlertState.NONE,
                Alerted.NEVER,
                ObligationStates.closes(closes)));
      }
    }

    private void write(
        ObligationState before,
        Obligation now,
        boolean counted,
        boolean saysTheSame,
        AlertRules.Step alerts,
        List<CloseState> closes) {
      Obligation shown = now != null ? now : ObligationStates.obligation(before);
      Alerted alertedBefore = Alerted.of(before);
      Alerted alerted = alerts.alerts().isEmpty() || now == null ? alertedBefore : Alerted.by(now);
      long changedAt = saysTheSame ? before.getClock() : step;
      // A query may ask for what was, by the catalogue before, until the step is done.
      boolean forget =
          now == null
              && cause != Cause.CATALOGUE
              && closes.isEmpty()
              && alerts.state().equals(AlertState.NONE);
      ObligationState after =
          forget
              ? null
              : ObligationStates.state(
                  shown, now != null, counted, changedAt, alerts.state(), alerted, closes);
      obligations.replace(caseKey, before, after);
      if (!saysTheSame) {
        view.replace(
            before == null || !before.getExists() ? null : ObligationStates.obligation(before),
            now);
        if (now != null) {
          output.obligation(now, step);
        } else {
          output.gone(shown, step);
        }
      }
      for (Alert alert : alerts.alerts()) {
        output.alert(alert, now != null ? now : alertedBefore.shown(shown), step);
      }
    }

    /** Whether nothing is to be kept of it, but a new catalogue's step still had to. */
    private boolean isLeftOver(ObligationState state) {
      return cause != Cause.CATALOGUE
          && !state.getExists()
          && state.getCloses().isEmpty()
          && ObligationStates.alerts(state).equals(AlertState.NONE);
    }

    /**
     * Moves the figures; returns what must be kept of closed months because it differs from what
     * the obligation adds now.
     */
    private Map<YearMonth, DueCount> count(
        ObligationState before, DueCount dueBefore, Obligation now, DueCount dueNow) {
      CompletedCount completedBefore = before == null ? null : ObligationStates.completed(before);
      CompletedCount completedNow = now == null ? null : CompletedCount.of(now);
      if (!Objects.equals(completedBefore, completedNow)) {
        if (completedBefore != null) {
          figures.completed(completedBefore, -1);
        }
        if (completedNow != null) {
          figures.completed(completedNow, 1);
        }
      }
      if (!Objects.equals(dueBefore, dueNow)) {
        move(dueBefore, -1);
        move(dueNow, 1);
      }

      Map<YearMonth, DueCount> keptBefore =
          before == null ? Map.of() : ObligationStates.closes(before);
      Map<YearMonth, DueCount> closesBefore = new TreeMap<>(keptBefore);
      if (dueBefore != null && isClosed(month(dueBefore))) {
        closesBefore.putIfAbsent(month(dueBefore), dueBefore);
        if (keptBefore.containsKey(month(dueBefore))) {
          closesBefore.put(month(dueBefore), keptBefore.get(month(dueBefore)));
        }
      }
      closesBefore.values().removeIf(Objects::isNull);
      Map<YearMonth, DueCount> closesNow = closesBefore;
      if (recount != null) {
        closesNow = new TreeMap<>(closesBefore);
        closesNow.keySet().removeIf(month -> !month.isBefore(recount.from()));
        String id = now != null ? now.id() : before.getId();
        closesNow.putAll(recount.counts().getOrDefault(id, Map.of()));
        if (!closesNow.equals(closesBefore)) {
          closesBefore.values().forEach(due -> figures.atClose(due, -1));
          closesNow.values().forEach(due -> figures.atClose(due, 1));
        }
      }

      Map<YearMonth, DueCount> kept = new TreeMap<>(closesNow);
      if (dueNow != null && isClosed(month(dueNow))) {
        YearMonth month = month(dueNow);
        if (dueNow.equals(closesNow.get(month))) {
          kept.remove(month);
        } else if (!closesNow.containsKey(month)) {
          kept.put(month, null);
        }
      }
      return kept;
    }

    private void move(DueCount due, long n) {
      if (due != null) {
        figures.now(due, n);
        if (!isClosed(month(due))) {
          figures.atClose(due, n);
        }
      }
    }

    private boolean isClosed(YearMonth month) {
      return calendar.closeOf(month) < step;
    }

    private static YearMonth month(DueCount due) {
      return YearMonth.from(due.day());
    }
  }
}
