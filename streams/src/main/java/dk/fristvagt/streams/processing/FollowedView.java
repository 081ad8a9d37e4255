package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.ViewProgressState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One partition's view, put together from the records of the topic of views, whoever wrote them.
 * For one thread.
 *
 * <p>A view can be told of only where the last record was a marker: what comes behind it belongs to
 * a step that is not done. And only behind a reset, with which a whole view begins: a topic that
 * was lost and made again under a running writer, or cut off at its beginning, holds parts of one.
 */
public final class FollowedView {

  private final int partition;
  private final CaseEvaluators evaluators;
  private final Map<String, Obligation> live = new HashMap<>();
  private PartitionViewBuilder view;
  private CatalogueInForce catalogue;
  private ViewProgressState progress;
  private PartitionView atMarker;
  private boolean whole;

  private FollowedView(int partition, CaseEvaluators evaluators) {
    this.partition = partition;
    this.evaluators = evaluators;
    this.view = new PartitionViewBuilder(partition);
  }

  /** Makes empty ones, by number of partition, which share what judges by each catalogue. */
  public static IntFunction<FollowedView> of(TopologySettings settings) {
    CaseEvaluators evaluators = new CaseEvaluators(settings.catalogue(), settings.calendars());
    return partition -> new FollowedView(partition, evaluators);
  }

  /**
   * Takes in the next record.
   *
   * @param value null for a tombstone
   * @throws IllegalStateException when it cannot be read; a later version of the program wrote it
   */
  public void apply(byte[] key, byte[] value) {
    String text = new String(key, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      throw new IllegalStateException("a record of the topic of views has no key");
    }
    String about = text.substring(1);
    char kind = text.charAt(0);
    if (kind == ViewKey.PROGRESS) {
      // Of the partition rather than of its view: no step need be done for it.
      progress = ViewRecords.decode(ViewRecords.PROGRESS, value);
      return;
    }
    atMarker = null;
    switch (kind) {
      case ViewKey.OBLIGATION -> obligation(about, value);
      case ViewKey.FIGURES ->
          view.figures(
              ComplianceKey.parse(about),
              value == null
                  ? DayFigures.ZERO
                  : FiguresLedger.figures(ViewRecords.decode(ViewRecords.FIGURES, value)));
      case ViewKey.GAUGE -> gauge(about, value);
      case ViewKey.NOTIFICATIONS ->
          view.notifications(ViewRecords.notifications(about), sum(value));
      case ViewKey.FLOW -> view.flow(ViewRecords.flow(about), sum(value));
      case ViewKey.RESTATEMENT ->
          view.restatement(
              RestatementKey.parse(about),
              value == null
                  ? StatusCounts.ZERO
                  : FiguresLedger.counts(ViewRecords.decode(ViewRecords.RESTATEMENT, value)));
      case ViewKey.REGISTRATION_LAGS ->
          view.registrationLags(
              LagKey.parse(about),
              value == null
                  ? Map.of()
                  : RegistrationLedger.factsByDays(
                      ViewRecords.decode(ViewRecords.LAGS, value).getDays()));
      case ViewKey.CATALOGUE -> {
        catalogue =
            ViewRecords.catalogue(ViewRecords.decode(ViewRecords.CATALOGUE, value), evaluators);
        view.catalogue(catalogue);
      }
      case ViewKey.MARKER ->
          atMarker =
              whole ? view.at(ViewRecords.decode(ViewRecords.MARKER, value).getClock()) : null;
      case ViewKey.RESET -> reset();
      default -> throw new IllegalStateException("a record of the topic of views is of no kind");
    }
  }

  /** The view, where the last record but those of progress was a marker. */
  public Optional<PartitionView> atMarker() {
    return Optional.ofNullable(atMarker);
  }

  /** How far the partition is with a new catalogue, where that is known. */
  public Optional<CatalogueChange> progress() {
    return progress == null || catalogue == null
        ? Optional.empty()
        : Optional.of(ViewRecords.progress(partition, catalogue, progress));
  }

  private void obligation(String id, byte[] value) {
    Obligation after =
        value == null
            ? null
            : ObligationStates.obligation(ViewRecords.decode(ViewRecords.OBLIGATION, value));
    Obligation before = after == null ? live.remove(id) : live.put(id, after);
    view.replace(before, after);
  }

  private void gauge(String caseKey, byte[] value) {
    if (value == null) {
      view.withoutGauge(caseKey);
    } else {
      view.gauge(caseKey, CaseGauges.gauge(ViewRecords.decode(ViewRecords.GAUGE, value)));
    }
  }

  private void reset() {
    whole = true;
    view = new PartitionViewBuilder(partition);
    live.clear();
    catalogue = null;
    progress = null;
  }

  private static int sum(byte[] value) {
    return value == null ? 0 : ViewRecords.decode(ViewRecords.SUM, value).getN();
  }
}
