package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.LagTotalState;
import dk.fristvagt.streams.state.ViewMarkerState;
import dk.fristvagt.streams.state.ViewResetState;
import dk.fristvagt.streams.state.ViewSumState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.FlowKey;
import dk.fristvagt.streams.view.NotificationsKey;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.ViewChanges;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes a partition's view into the topic of views, change by change, in the very transactions
 * that change the stores. At every commit what the topic's records add up to is therefore what the
 * stores hold, in the middle of a step too; a marker says where a step is done. For one thread.
 *
 * <p>Changes of the same key between two flushes are one record: its last state. They must be
 * flushed before the transaction they belong to may be committed.
 *
 * <p>A whole view is written piece by piece, behind a record that says that nothing before it
 * counts; the view must not change until that is done.
 */
final class ViewTopicWriter implements ViewChanges {

  private final ProcessorContext<Object, Object> context;
  private final String node;
  private final int partition;
  private final Map<String, Supplier<byte[]>> pending = new LinkedHashMap<>();
  private CatalogueInForce catalogue;
  private CatalogueChange progress;
  private Iterator<Runnable> whole;

  /**
   * @param node where the records go
   */
  ViewTopicWriter(ProcessorContext<Object, Object> context, String node) {
    this.context = context;
    this.node = node;
    this.partition = context.taskId().partition();
  }

  /** Whether a whole view is being written. */
  boolean isWritingWhole() {
    return whole != null;
  }

  /** Begins to write a whole view, in place of all that the topic holds of this partition. */
  void beginWhole(PartitionView view, String generation) {
    put(
        ViewKey.RESET,
        "",
        () -> ViewRecords.encode(ViewRecords.RESET, new ViewResetState(generation)));
    whole =
        Stream.of(
                view.live().values().stream()
                    .flatMap(list -> list.values().stream())
                    .<Runnable>map(live -> () -> obligation(live.id(), live)),
                view.figures().entrySet().stream()
                    .<Runnable>map(entry -> () -> figures(entry.getKey(), entry.getValue())),
                view.cases().entrySet().stream()
                    .<Runnable>map(entry -> () -> gauge(entry.getKey(), entry.getValue())),
                view.notifications().entrySet().stream()
                    .<Runnable>map(entry -> () -> notifications(entry.getKey(), entry.getValue())),
                view.flows().entrySet().stream()
                    .<Runnable>map(entry -> () -> flow(entry.getKey(), entry.getValue())),
                view.restatements().entrySet().stream()
                    .<Runnable>map(entry -> () -> restatement(entry.getKey(), entry.getValue())),
                view.registrationLags().entrySet().stream()
                    .<Runnable>map(
                        entry -> () -> registrationLags(entry.getKey(), entry.getValue())))
            .flatMap(changes -> changes)
            .iterator();
  }

  /** Writes the next so many records of a whole view; {@link #isWritingWhole} says if it is all. */
  void writeOn(int records) {
    for (int i = 0; i < records && whole.hasNext(); i++) {
      whole.next().run();
    }
    if (!whole.hasNext()) {
      whole = null;
    }
    flush();
  }

  /**
   * Writes what changed, and that it is the view of a step whose work is all done.
   *
   * @param clock the step; {@link PartitionClock#NONE} before the first
   */
  void stepDone(CatalogueInForce inForce, long clock) {
    if (!isSame(inForce)) {
      catalogue = inForce;
      put(
          ViewKey.CATALOGUE,
          "",
          () -> ViewRecords.encode(ViewRecords.CATALOGUE, ViewRecords.state(inForce)));
    }
    flush();
    forward(
        String.valueOf(ViewKey.MARKER),
        ViewRecords.encode(ViewRecords.MARKER, new ViewMarkerState(clock)));
  }

  /** How far the partition is with a new catalogue. */
  void progress(CatalogueChange change) {
    if (!change.equals(progress)) {
      progress = change;
      put(
          ViewKey.PROGRESS,
          "",
          () -> ViewRecords.encode(ViewRecords.PROGRESS, ViewRecords.state(change)));
    }
  }

  /** Writes what was told since the last time. */
  void flush() {
    pending.forEach((key, value) -> forward(key, value == null ? null : value.get()));
    pending.clear();
  }

  @Override
  public void obligation(String id, Obligation live) {
    put(
        ViewKey.OBLIGATION,
        id,
        live == null
            ? null
            : () -> ViewRecords.encode(ViewRecords.OBLIGATION, ViewRecords.state(live)));
  }

  @Override
  public void figures(ComplianceKey key, DayFigures value) {
    put(
        ViewKey.FIGURES,
        key.text(),
        value.isZero()
            ? null
            : () -> ViewRecords.encode(ViewRecords.FIGURES, FiguresLedger.state(value)));
  }

  @Override
  public void gauge(String caseKey, CaseGauge gauge) {
    put(
        ViewKey.GAUGE,
        caseKey,
        gauge == null
            ? null
            : () -> ViewRecords.encode(ViewRecords.GAUGE, ViewRecords.state(gauge)));
  }

  @Override
  public void notifications(NotificationsKey key, int sum) {
    put(ViewKey.NOTIFICATIONS, ViewRecords.text(key), sum(sum));
  }

  @Override
  public void flow(FlowKey key, int sum) {
    put(ViewKey.FLOW, ViewRecords.text(key), sum(sum));
  }

  @Override
  public void restatement(RestatementKey key, StatusCounts value) {
    put(
        ViewKey.RESTATEMENT,
        key.text(),
        value.isZero()
            ? null
            : () -> ViewRecords.encode(ViewRecords.RESTATEMENT, FiguresLedger.state(value)));
  }

  @Override
  public void registrationLags(LagKey key, Map<Integer, Long> factsByDays) {
    put(
        ViewKey.REGISTRATION_LAGS,
        key.text(),
        factsByDays.isEmpty()
            ? null
            : () ->
                ViewRecords.encode(
                    ViewRecords.LAGS, new LagTotalState(RegistrationLedger.days(factsByDays))));
  }

  private static Supplier<byte[]> sum(int sum) {
    return sum == 0 ? null : () -> ViewRecords.encode(ViewRecords.SUM, new ViewSumState(sum));
  }

  private boolean isSame(CatalogueInForce inForce) {
    return catalogue != null
        && catalogue.fingerprint().equals(inForce.fingerprint())
        && Objects.equals(catalogue.sequence(), inForce.sequence())
        && Objects.equals(catalogue.since(), inForce.since())
        && catalogue.earlier().equals(inForce.earlier());
  }

  private void put(char kind, String about, Supplier<byte[]> value) {
    pending.put(kind + about, value);
  }

  private void forward(String key, byte[] value) {
    // The broker sets the time: what may be compacted is a matter of when it was written.
    context.forward(new Record<>(new ViewKey(partition, key), value, 0L), node);
  }
}
