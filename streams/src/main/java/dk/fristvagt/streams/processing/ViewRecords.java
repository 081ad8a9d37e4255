package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.CatalogueState;
import dk.fristvagt.streams.state.FiguresState;
import dk.fristvagt.streams.state.LagTotalState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.state.ViewCatalogueState;
import dk.fristvagt.streams.state.ViewEarlierCatalogueState;
import dk.fristvagt.streams.state.ViewMarkerState;
import dk.fristvagt.streams.state.ViewProgressState;
import dk.fristvagt.streams.state.ViewResetState;
import dk.fristvagt.streams.state.ViewSumState;
import dk.fristvagt.streams.store.Alerted;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.EarlierCatalogue;
import dk.fristvagt.streams.view.FlowKey;
import dk.fristvagt.streams.view.NotificationsKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What the records of the topic of views hold: keys as text, values in the coding of the stores.
 */
final class ViewRecords {

  static final StateSerde<ObligationState> OBLIGATION = new StateSerde<>(new ObligationState());
  static final StateSerde<FiguresState> FIGURES = new StateSerde<>(new FiguresState());
  static final StateSerde<CaseState> GAUGE = new StateSerde<>(new CaseState());
  static final StateSerde<ViewSumState> SUM = new StateSerde<>(new ViewSumState());
  static final StateSerde<StatusCountsState> RESTATEMENT =
      new StateSerde<>(new StatusCountsState());
  static final StateSerde<LagTotalState> LAGS = new StateSerde<>(new LagTotalState());
  static final StateSerde<ViewCatalogueState> CATALOGUE =
      new StateSerde<>(new ViewCatalogueState());
  static final StateSerde<ViewProgressState> PROGRESS = new StateSerde<>(new ViewProgressState());
  static final StateSerde<ViewMarkerState> MARKER = new StateSerde<>(new ViewMarkerState());
  static final StateSerde<ViewResetState> RESET = new StateSerde<>(new ViewResetState());

  /** Parts keys as the keys of the stores are parted. */
  private static final String SEPARATOR = "\u001f";

  private static final CaseFlow.Kind[] FLOWS = CaseFlow.Kind.values();
  private static final CatalogueChange.State[] PROGRESSES = CatalogueChange.State.values();

  private ViewRecords() {}

  static <T extends SpecificRecordBase> byte[] encode(StateSerde<T> serde, T value) {
    return serde.serializer().serialize("", value);
  }

  static <T extends SpecificRecordBase> T decode(StateSerde<T> serde, byte[] value) {
    return serde.deserializer().deserialize("", value);
  }

  static ObligationState state(Obligation live) {
    return ObligationStates.state(
        live, true, false, 0, AlertState.NONE, Alerted.NEVER, List.of(), List.of());
  }

  static CaseState state(CaseGauge gauge) {
    return new CaseState(
        gauge.municipality(),
        gauge.caseId(),
        0L,
        gauge.open(),
        gauge.target(),
        gauge.team(),
        gauge.caseworker(),
        gauge.childrenWithMeasure(),
        List.of(),
        gauge.runningAssessments(),
        List.of());
  }

  static String text(NotificationsKey key) {
    return key.day() + SEPARATOR + key.municipality();
  }

  static NotificationsKey notifications(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new NotificationsKey(parts[1], LocalDate.parse(parts[0]));
  }

  static String text(FlowKey key) {
    return String.join(
        SEPARATOR,
        key.flow().month().toString(),
        String.valueOf(key.flow().kind().ordinal()),
        key.municipality(),
        key.flow().holder().team(),
        key.flow().holder().caseworker());
  }

  static FlowKey flow(String text) {
    String[] parts = text.split(SEPARATOR, 5);
    return new FlowKey(
        parts[2],
        new CaseFlow(
            YearMonth.parse(parts[0]),
            FLOWS[Integer.parseInt(parts[1])],
            new Holder(parts[3], parts[4])));
  }

  static ViewCatalogueState state(CatalogueInForce inForce) {
    return new ViewCatalogueState(
        new CatalogueState(
            inForce.catalogue().id(),
            inForce.fingerprint(),
            inForce.catalogue().source(),
            inForce.sequence(),
            PartitionClock.NONE,
            true,
            inForce.since()),
        inForce.earlier().stream()
            .map(
                earlier ->
                    new ViewEarlierCatalogueState(
                        earlier.id(), earlier.fingerprint(), earlier.since()))
            .toList());
  }

  static CatalogueInForce catalogue(ViewCatalogueState state, CaseEvaluators evaluators) {
    CatalogueState inForce = state.getInForce();
    return new CatalogueInForce(
        inForce.getFingerprint(),
        inForce.getSequence(),
        inForce.getSince(),
        evaluators.accepted(inForce.getFingerprint(), inForce.getSource()),
        state.getEarlier().stream()
            .map(
                earlier ->
                    new EarlierCatalogue(
                        earlier.getCatalogueId(), earlier.getFingerprint(), earlier.getSince()))
            .toList());
  }

  static ViewProgressState state(CatalogueChange change) {
    return new ViewProgressState(
        change.state().ordinal(),
        change.next() == null ? null : change.next().id(),
        change.next() == null ? null : change.next().fingerprint(),
        change.published(),
        change.done(),
        change.total());
  }

  static CatalogueChange progress(
      int partition, CatalogueInForce followed, ViewProgressState state) {
    return new CatalogueChange(
        partition,
        followed,
        PROGRESSES[state.getState()],
        state.getNextId() == null
            ? null
            : new CatalogueChange.Next(state.getNextId(), state.getNextFingerprint()),
        state.getPublished(),
        state.getDone(),
        state.getTotal());
  }
}
