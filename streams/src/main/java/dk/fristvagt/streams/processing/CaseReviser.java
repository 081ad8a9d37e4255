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
import dk.fristvagt.rules.restatement.RegistrationLags;
import dk.fristvagt.rules.restatement.RestatedCount;
import dk.fristvagt.rules.restatement.RestatedCounts;
import dk.fristvagt.rules.restatement.RestatementChain;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.streams.state.CloseState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.RegistrationState;
import dk.fristvagt.streams.store.Alerted;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.WakeIndex;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.YearMonth;
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
 * before a close that was passed, has closes worked out again.
 *
 * <p>Why a closed month changed follows from the records in the order of their registration ({@link
 * RestatementChain}). Where one record is new since the case was last looked at, it is behind every
 * change; where several are, the case is evaluated in between; where a fact came late or is gone,
 * or the rules are others, the chain is worked out from its beginning. What is then left between a
 * month as it was kept at its close and the chain, no record is behind: that is the catalogue's or
 * an erasure's. For one thread.
 */
final class CaseReviser {

  private final PartitionCatalogues catalogues;
  private final AlertRules alertRules;
  private final ObligationStore obligations;
  private final FiguresLedger figures;
  private final RestatementLedger restatements;
  private final RegistrationLedger registrations;
  private final PartitionViewBuilder view;
  private final FactStore facts;
  private final CaseChangeOutput output;

  CaseReviser(
      PartitionCatalogues catalogues,
      AlertRules alertRules,
      ObligationStore obligations,
      FiguresLedger figures,
      RestatementLedger restatements,
      RegistrationLedger registrations,
      PartitionViewBuilder view,
      FactStore facts,
      CaseChangeOutput output) {
    this.catalogues = catalogues;
    this.alertRules = alertRules;
    this.obligations = obligations;
    this.figures = figures;
    this.restatements = restatements;
    this.registrations = registrations;
    this.view = view;
    this.facts = facts;
    this.output = output;
  }

  /**
   * @param records all records of the case
   * @param step the clock step, ms since the epoch
   * @param lateFrom the least registration among facts that came late; {@link WakeIndex#ERASED} or
   *     {@link Long#MAX_VALUE} where none did
   * @param cause what, besides records and the clock, may have changed since the last look
   * @return the case at the step
   */
  Evaluation revise(
      String caseKey, CaseId id, List<Fact> records, long step, long lateFrom, Cause cause) {
    CaseEvaluator evaluator = catalogues.evaluator();
    MunicipalCalendar calendar = evaluator.calendars().of(id.municipality());
    Evaluation evaluation = evaluator.evaluate(records, step);
    CloseRecount recount =
        lateFrom >= WakeIndex.ERASED
            ? null
            : CloseRecount.of(catalogues::evaluatorAt, calendar, records, lateFrom, step);
    RegistrationState registered = registrations.of(caseKey);
    boolean anew = recount != null || cause != Cause.FACTS || registered == null;
    News news =
        anew
            ? News.anew(evaluator, calendar, records, step)
            : News.since(registered.getKnown(), evaluator, calendar, records, step);
    Map<String, ObligationState> held = obligations.of(caseKey);
    ContinuedTraces traces =
        ContinuedTraces.of(
            facts.traces(caseKey),
            records,
            registered == null ? Long.MIN_VALUE : registered.getKnown(),
            lateFrom,
            step,
            cause);
    Revision revision =
        new Revision(caseKey, records, calendar, step, recount, news, cause, traces);
    for (Obligation now : evaluation.obligations()) {
      revision.apply(held.remove(now.id()), now);
    }
    held.values().forEach(before -> revision.apply(before, null));
    revision.applyInThePastOnly();
    if (anew || news.known() > registered.getKnown()) {
      registrations.update(
          caseKey,
          id.municipality(),
          registered,
          news.known(),
          RegistrationLags.of(records, evaluation.history(), calendar, step));
    }
    return evaluation;
  }

  private final class Revision {

    private final String caseKey;
    private final Collection<Fact> records;
    private final MunicipalCalendar calendar;
    private final long step;
    private final CloseRecount recount;
    private final News news;
    private final Cause cause;
    private final ContinuedTraces traces;
    private final CatalogueRetractions retractions;

    Revision(
        String caseKey,
        Collection<Fact> records,
        MunicipalCalendar calendar,
        long step,
        CloseRecount recount,
        News news,
        Cause cause,
        ContinuedTraces traces) {
      this.caseKey = caseKey;
      this.records = records;
      this.calendar = calendar;
      this.step = step;
      this.recount = recount;
      this.news = news;
      this.cause = cause;
      this.traces = traces;
      this.retractions =
          new CatalogueRetractions(catalogues, alertRules, records, calendar, step, cause);
    }

    void apply(ObligationState before, Obligation now) {
      DueCount dueBefore = before == null ? null : ObligationStates.due(before);
      DueCount dueNow = now == null ? null : DueCount.of(now, step);
      String id = now != null ? now.id() : before.getId();
      Map<YearMonth, DueCount> atClose = count(id, before, dueBefore, now, dueNow);
      RestatedCounts restatedBefore =
          before == null ? new RestatedCounts() : ObligationStates.restated(before);
      if (news.single() != null) {
        news.chain().change(id, dueBefore, dueNow, news.single());
      }
      RestatedCounts restated = restated(id, restatedBefore, dueNow, atClose);
      restatements.replace(restatedBefore, restated);
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
      List<CloseState> closes = ObligationStates.closes(apart(atClose, dueNow));
      if (saysTheSame
          && Objects.equals(dueBefore, dueNow)
          && alerts.state().equals(alertsBefore)
          && closes.equals(before.getCloses())
          && restated.equals(restatedBefore)
          && !isLeftOver(before)) {
        return;
      }
      write(before, now, dueNow != null, saysTheSame, alerts, closes, restated);
    }

    /**
     * Obligations that neither are held nor exist now, but that a close counted, or that were there
     * between two records.
     */
    void applyInThePastOnly() {
      Map<String, Obligation> left = new TreeMap<>(news.chain().left());
      if (recount != null) {
        left.putAll(recount.obligations());
      }
      for (Obligation past : left.values()) {
        Map<YearMonth, DueCount> closes =
            recount == null ? Map.of() : recount.counts().getOrDefault(past.id(), Map.of());
        closes.values().forEach(due -> figures.atClose(due, 1));
        RestatedCounts restated = restated(past.id(), new RestatedCounts(), null, closes);
        restatements.replace(new RestatedCounts(), restated);
        obligations.replace(
            caseKey,
            null,
            ObligationStates.state(
                past,
                false,
                false,
                step,
                AlertState.NONE,
                Alerted.NEVER,
                ObligationStates.closes(closes),
                ObligationStates.restated(restated)));
      }
    }

    /**
     * How the obligation changed closed months: what was known of that and what news add, or all of
     * it anew.
     */
    private RestatedCounts restated(
        String id, RestatedCounts before, DueCount dueNow, Map<YearMonth, DueCount> atClose) {
      RestatedCounts byRecords = news.chain().take(id);
      if (!news.anew()) {
        byRecords.addAll(before);
        return byRecords;
      }
      byRecords.addAll(
          before,
          count ->
              !count.reason().isOfRecord()
                  && (recount == null || count.month().isBefore(recount.from())));
      RestatementReason other =
          cause == Cause.CATALOGUE ? RestatementReason.CATALOGUE : RestatementReason.ERASURE;
      RestatedCounts left = new RestatedCounts();
      if (dueNow != null && isClosed(month(dueNow))) {
        left.add(restatedCount(dueNow, other), 1);
      }
      atClose.values().forEach(due -> left.add(restatedCount(due, other), -1));
      byRecords.asMap().forEach((count, n) -> left.add(count.because(other), -n));
      byRecords.addAll(left);
      return byRecords;
    }

    private void write(
        ObligationState before,
        Obligation now,
        boolean counted,
        boolean saysTheSame,
        AlertRules.Step alerts,
        List<CloseState> closes,
        RestatedCounts restated) {
      Obligation shown = now != null ? now : ObligationStates.obligation(before);
      Alerted alertedBefore = Alerted.of(before);
      Alerted alerted = alerts.alerts().isEmpty() || now == null ? alertedBefore : Alerted.by(now);
      long changedAt = saysTheSame ? before.getClock() : step;
      // A query may ask for what was, by the catalogue before, until the step is done.
      boolean forget =
          now == null
              && cause != Cause.CATALOGUE
              && closes.isEmpty()
              && restated.isEmpty()
              && alerts.state().equals(AlertState.NONE);
      ObligationState after =
          forget
              ? null
              : ObligationStates.state(
                  shown,
                  now != null,
                  counted,
                  changedAt,
                  alerts.state(),
                  alerted,
                  closes,
                  ObligationStates.restated(restated));
      obligations.replace(caseKey, before, after);
      TraceContext trace = traces.of(shown, now);
      if (!saysTheSame) {
        view.replace(
            before == null || !before.getExists() ? null : ObligationStates.obligation(before),
            now);
        if (now != null) {
          output.obligation(now, step, trace);
        } else {
          output.gone(shown, step, trace);
        }
      }
      for (Alert alert : alerts.alerts()) {
        output.alert(alert, now != null ? now : alertedBefore.shown(shown), step, trace);
      }
    }

    /** Whether nothing is to be kept of it, but a new catalogue's step still had to. */
    private boolean isLeftOver(ObligationState state) {
      return cause != Cause.CATALOGUE
          && !state.getExists()
          && state.getCloses().isEmpty()
          && ObligationStates.restated(state).isEmpty()
          && ObligationStates.alerts(state).equals(AlertState.NONE);
    }

    /** Moves the figures; returns what the obligation added to closed months when they closed. */
    private Map<YearMonth, DueCount> count(
        String id, ObligationState before, DueCount dueBefore, Obligation now, DueCount dueNow) {
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

      Map<YearMonth, DueCount> atClose =
          before == null ? new TreeMap<>() : ObligationStates.closes(before);
      if (dueBefore != null
          && isClosed(month(dueBefore))
          && !atClose.containsKey(month(dueBefore))) {
        atClose.put(month(dueBefore), dueBefore);
      }
      atClose.values().removeIf(Objects::isNull);
      if (recount != null) {
        Map<YearMonth, DueCount> again = new TreeMap<>(atClose);
        again.keySet().removeIf(month -> !month.isBefore(recount.from()));
        again.putAll(recount.counts().getOrDefault(id, Map.of()));
        if (!again.equals(atClose)) {
          atClose.values().forEach(due -> figures.atClose(due, -1));
          again.values().forEach(due -> figures.atClose(due, 1));
        }
        atClose = again;
      }
      return atClose;
    }

    /** What must be kept of closed months because it differs from what the obligation adds now. */
    private Map<YearMonth, DueCount> apart(Map<YearMonth, DueCount> atClose, DueCount dueNow) {
      Map<YearMonth, DueCount> apart = new TreeMap<>(atClose);
      if (dueNow != null && isClosed(month(dueNow))) {
        YearMonth month = month(dueNow);
        if (dueNow.equals(atClose.get(month))) {
          apart.remove(month);
        } else if (!atClose.containsKey(month)) {
          apart.put(month, null);
        }
      }
      return apart;
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

    private static RestatedCount restatedCount(DueCount due, RestatementReason reason) {
      return new RestatedCount(month(due), reason, due.group(), due.status());
    }
  }
}
