package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.FlowKey;
import dk.fristvagt.streams.view.NotificationsKey;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes {@link GaugesReport}s. For one report and one thread. */
final class GaugesCalculation {

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final Population population;
  private final ViewSnapshot snapshot;
  private final GaugesQuery query;
  private final Standings standings = new Standings();
  private final Caseloads caseloads = new Caseloads();
  private final SortedMap<String, MunicipalityPeriods> periods =
      new TreeMap<>(CodePointOrder.INSTANCE);

  GaugesCalculation(
      Catalogue catalogue,
      Calendars calendars,
      Population population,
      ViewSnapshot snapshot,
      GaugesQuery query) {
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.population = population;
    this.snapshot = snapshot;
    this.query = query;
  }

  GaugesReport report() {
    for (PartitionView view : snapshot.views()) {
      view.cases().values().forEach(this::add);
      view.flows().forEach(this::add);
      view.notifications().forEach(this::add);
    }
    return new GaugesReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        query.period().name().toLowerCase(Locale.ROOT),
        standings.list(),
        caseload(),
        periods());
  }

  private void add(CaseGauge gauge) {
    if (query.filter().acceptsHolder(gauge.municipality(), gauge.team(), gauge.caseworker())) {
      standings.add(gauge);
      if (gauge.open() && query.named().contains(gauge.municipality(), gauge.team())) {
        caseloads.add(gauge);
      }
    }
  }

  private void add(FlowKey key, Integer n) {
    Holder holder = key.flow().holder();
    if (query.filter().acceptsHolder(key.municipality(), holder.team(), holder.caseworker())) {
      periodsOf(key.municipality()).flow(key.flow(), n);
    }
  }

  private void add(NotificationsKey key, Integer n) {
    if (query.filter().acceptsWhole(key.municipality())) {
      periodsOf(key.municipality()).notifications(key.day(), n);
    }
  }

  private MunicipalityPeriods periodsOf(String municipality) {
    return periods.computeIfAbsent(municipality, code -> new MunicipalityPeriods(query.period()));
  }

  private List<GaugesReport.Caseload> caseload() {
    if (query.named().isNothing()) {
      return null;
    }
    List<Gauge.Threshold> thresholds = Caseloads.thresholds(catalogue);
    List<GaugesReport.Caseload> rows = new ArrayList<>();
    caseloads
        .loads()
        .forEach(
            (caseworker, load) ->
                rows.add(
                    new GaugesReport.Caseload(
                        caseworker.municipality(),
                        caseworker.name(),
                        List.copyOf(load.teams()),
                        load.counts().all(),
                        load.counts().byTarget(),
                        thresholds.stream()
                            .map(threshold -> threshold(threshold, load.counts()))
                            .toList())));
    return rows;
  }

  private static GaugesReport.Threshold threshold(Gauge.Threshold threshold, CasesByTarget counts) {
    long cases = counts.of(threshold.target());
    return new GaugesReport.Threshold(
        threshold.scope(), threshold.target(), threshold.limit(), cases, cases > threshold.limit());
  }

  private List<GaugesReport.Period> periods() {
    List<GaugesReport.Period> rows = new ArrayList<>();
    periods.forEach(
        (municipality, ofMunicipality) ->
            rows.addAll(
                ofMunicipality.rows(
                    municipality,
                    query,
                    calendars.of(municipality),
                    snapshot.clock(),
                    !query.filter().acceptsWhole(municipality),
                    population)));
    return rows;
  }
}
