package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.UndoState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.ViewJournal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps what the step that takes up a new catalogue changes in the view, so that a restart in the
 * middle of it, which finds the stores half way, can show the step before again. For one thread.
 *
 * <p>What a step left behind is forgotten piece by piece when it is done.
 */
final class ViewUndo implements ViewJournal {

  private final KeyValueStore<Long, UndoState> store;
  private long step = PartitionClock.NONE;
  private long first;
  private long next;

  ViewUndo(KeyValueStore<Long, UndoState> store) {
    this.store = store;
    try (KeyValueIterator<Long, UndoState> iterator = store.all()) {
      first = iterator.hasNext() ? iterator.peekNextKey() : 0;
    }
    try (KeyValueIterator<Long, UndoState> iterator = store.reverseAll()) {
      next = iterator.hasNext() ? iterator.peekNextKey() + 1 : 0;
    }
  }

  /** Keeps all changes from now on as those of a step, which may have been begun before. */
  void begin(long stepUnderWay) {
    step = stepUnderWay;
  }

  /** Forgets, in order, some of what is kept; for when the step is done. */
  void forget(int limit) {
    for (int i = 0; i < limit && first < next; i++) {
      store.delete(first++);
    }
  }

  /**
   * The view of the step before the one that was begun.
   *
   * @param halfWay what the stores hold now, which is left as it is
   * @param clock of the step before
   * @param catalogue that it followed
   */
  PartitionView before(PartitionViewBuilder halfWay, long clock, CatalogueInForce catalogue) {
    PartitionViewBuilder view = halfWay.copy();
    try (KeyValueIterator<Long, UndoState> iterator = store.reverseAll()) {
      while (iterator.hasNext()) {
        KeyValue<Long, UndoState> entry = iterator.next();
        if (entry.value.getStep() != step) {
          break;
        }
        undo(entry.value, view);
      }
    }
    view.catalogue(catalogue);
    return view.at(clock);
  }

  @Override
  public void obligation(Obligation before, Obligation after) {
    UndoState change = change();
    change.put("obligationBefore", before == null ? null : ViewRecords.state(before));
    change.put("obligationAfter", after == null ? null : ViewRecords.state(after));
    keep(change);
  }

  @Override
  public void figures(ComplianceKey key, DayFigures before) {
    UndoState change = change();
    change.put("figuresKey", key.text());
    change.put("figuresBefore", FiguresLedger.state(before));
    keep(change);
  }

  @Override
  public void gauge(String caseKey, CaseGauge before) {
    UndoState change = change();
    change.put("caseKey", caseKey);
    change.put("caseBefore", before == null ? null : ViewRecords.state(before));
    keep(change);
  }

  @Override
  public void notifications(
      String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after) {
    if (before.equals(after)) {
      return;
    }
    UndoState change = change();
    change.put("municipality", municipality);
    change.put("notificationsBefore", CaseGauges.days(before));
    change.put("notificationsAfter", CaseGauges.days(after));
    keep(change);
  }

  @Override
  public void flows(
      String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after) {
    UndoState change = change();
    change.put("municipality", municipality);
    change.put("flowsBefore", CaseGauges.states(before));
    change.put("flowsAfter", CaseGauges.states(after));
    keep(change);
  }

  @Override
  public void restatement(RestatementKey key, StatusCounts before) {
    UndoState change = change();
    change.put("restatementKey", key.text());
    change.put("restatementBefore", FiguresLedger.state(before));
    keep(change);
  }

  @Override
  public void registrationLags(LagKey key, Map<Integer, Long> before) {
    UndoState change = change();
    change.put("registrationsKey", key.text());
    change.put("registrationsBefore", RegistrationLedger.days(before));
    keep(change);
  }

  private UndoState change() {
    return UndoState.newBuilder().setStep(step).build();
  }

  private void keep(UndoState change) {
    store.put(next++, change);
  }

  private static void undo(UndoState change, PartitionViewBuilder view) {
    if (change.getObligationBefore() != null || change.getObligationAfter() != null) {
      view.replace(
          obligation(change.getObligationAfter()), obligation(change.getObligationBefore()));
    }
    if (change.getFiguresKey() != null) {
      view.figures(
          ComplianceKey.parse(change.getFiguresKey()),
          FiguresLedger.figures(change.getFiguresBefore()));
    }
    if (change.getCaseKey() != null) {
      if (change.getCaseBefore() == null) {
        view.withoutGauge(change.getCaseKey());
      } else {
        view.gauge(change.getCaseKey(), CaseGauges.gauge(change.getCaseBefore()));
      }
    }
    if (change.getMunicipality() != null) {
      view.notifications(
          change.getMunicipality(),
          CaseGauges.notifications(change.getNotificationsAfter()),
          CaseGauges.notifications(change.getNotificationsBefore()));
      view.flows(
          change.getMunicipality(),
          CaseGauges.flows(change.getFlowsAfter()),
          CaseGauges.flows(change.getFlowsBefore()));
    }
    if (change.getRestatementKey() != null) {
      view.restatement(
          RestatementKey.parse(change.getRestatementKey()),
          FiguresLedger.counts(change.getRestatementBefore()));
    }
    if (change.getRegistrationsKey() != null) {
      view.registrationLags(
          LagKey.parse(change.getRegistrationsKey()),
          RegistrationLedger.factsByDays(change.getRegistrationsBefore()));
    }
  }

  private static Obligation obligation(ObligationState state) {
    return state == null ? null : ObligationStates.obligation(state);
  }
}
