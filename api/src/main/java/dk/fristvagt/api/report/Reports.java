package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.CodePointOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the answers, each by the catalogue that the snapshot it is made from follows. Thread-safe;
 * takes no lock.
 *
 * <p>A snapshot without any partition answers nothing: {@link IllegalStateException}.
 */
public final class Reports {

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final ChildrenCount children = new ChildrenCount();

  /**
   * @param catalogue followed where a snapshot names none
   * @param calendars for a snapshot that names no catalogue, whose own say what Saturdays are
   */
  public Reports(Catalogue catalogue, Calendars calendars) {
    this.catalogue = catalogue;
    this.calendars = calendars;
  }

  /**
   * How things stand.
   *
   * @param stale what the report is to say; a replay is never stale
   */
  public StatusReport status(ViewSnapshot snapshot, GroupFilter filter, boolean stale) {
    return new StatusCalculation(
            catalogue(snapshot), calendars(snapshot), snapshot, filter, children)
        .report(stale);
  }

  /** The same, as far as whoever asks may see it. */
  public StatusReport status(ViewSnapshot snapshot, StatusQuery query, boolean stale) {
    StatusReport report = status(snapshot, query.filter(), stale);
    return query.countsOnly() ? report.countsOnly() : report;
  }

  /** Compliance by group and period. */
  public ComplianceReport compliance(ViewSnapshot snapshot, ComplianceQuery query) {
    return new ComplianceCalculation(catalogue(snapshot), calendars(snapshot), snapshot, query)
        .report();
  }

  /** Closed months as they closed and as they are, and why they differ. */
  public RestatementReport restatement(ViewSnapshot snapshot, RestatementQuery query) {
    return new RestatementCalculation(calendars(snapshot), snapshot, query).report();
  }

  /** How long after they happened facts were registered. */
  public RegistrationLagReport registrationLag(ViewSnapshot snapshot, RegistrationLagQuery query) {
    return new RegistrationLagCalculation(snapshot, query).report();
  }

  /** Every rule against its target. */
  public TargetsReport targets(ViewSnapshot snapshot, TargetsQuery query) {
    return new TargetsCalculation(catalogue(snapshot), calendars(snapshot), snapshot, query)
        .report();
  }

  /** Live obligations by rule and team. */
  public MatrixReport matrix(ViewSnapshot snapshot, GroupFilter filter) {
    return new MatrixCalculation(catalogue(snapshot), snapshot, filter).report();
  }

  /** The share in time of each rule, month by month, for the last twelve. */
  public ShareSeries series(ViewSnapshot snapshot, GroupFilter filter) {
    return new SeriesCalculation(catalogue(snapshot), calendars(snapshot), snapshot, filter)
        .series();
  }

  /** How many obligations must be done within some time of the clock, none of them overdue. */
  public long dueWithin(ViewSnapshot snapshot, GroupFilter filter, Duration time) {
    return new UpcomingCalculation(snapshot, filter).dueBy(snapshot.clock() + time.toMillis());
  }

  /**
   * Volumes, caseloads and staff turnover.
   *
   * @param population what notifications are held against
   */
  public GaugesReport gauges(ViewSnapshot snapshot, GaugesQuery query, Population population) {
    return new GaugesCalculation(
            catalogue(snapshot), calendars(snapshot), population, snapshot, query)
        .report();
  }

  /**
   * A page of obligations. Live ones are those of the snapshot and agree with its counts; as soon
   * as another status is wanted, all are read from the source.
   *
   * @param snapshots gives the views as they are; asked again when the source has been read, so
   *     that the clocks named are those between which it was
   */
  public ObligationsReport obligations(
      Supplier<ViewSnapshot> snapshots, ObligationSource source, ObligationsQuery query) {
    ViewSnapshot before = snapshots.get();
    Instant clock = before.clockInstant();
    if (query.isLive()) {
      return report(
          before, clock, before.clockMaxInstant(), query, new LiveList(before, query).page());
    }
    ObligationPage page = new StoredList(source, query).page();
    ViewSnapshot after = snapshots.get();
    Instant clockMax = after.isEmpty() ? before.clockMaxInstant() : after.clockMaxInstant();
    return report(before, clock, clockMax, query, page);
  }

  /** Every obligation of every status, by id: the report of a replay. */
  public List<ObligationRow> allObligations(ObligationSource source, GroupFilter filter) {
    List<ObligationRow> rows = new ArrayList<>();
    source.forEachObligation(filter::accepts, obligation -> rows.add(ObligationRow.of(obligation)));
    rows.sort(Comparator.comparing(ObligationRow::id, CodePointOrder.INSTANCE));
    return rows;
  }

  /** One case; empty where it is not known. */
  public Optional<CaseReport> caseReport(CaseSource source, CaseId id) {
    return source.caseDetail(id).map(detail -> CaseReport.of(id, detail));
  }

  private Catalogue catalogue(ViewSnapshot snapshot) {
    return snapshot.catalogue().map(followed -> followed.newest().catalogue()).orElse(catalogue);
  }

  private Calendars calendars(ViewSnapshot snapshot) {
    return snapshot.catalogue().map(followed -> followed.newest().calendars()).orElse(calendars);
  }

  private static ObligationsReport report(
      ViewSnapshot snapshot,
      Instant clock,
      Instant clockMax,
      ObligationsQuery query,
      ObligationPage page) {
    boolean more = page.rows().size() > query.limit();
    List<Obligation> rows = more ? page.rows().subList(0, query.limit()) : page.rows();
    Obligation last = more ? rows.get(rows.size() - 1) : null;
    return new ObligationsReport(
        clock,
        clockMax,
        snapshot.partitions(),
        page.total(),
        rows.stream().map(ObligationRow::of).toList(),
        last == null ? null : ListCursor.encode(ListPosition.of(query.sort(), last)));
  }
}
