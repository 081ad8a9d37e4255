package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.alert.RetractionReason;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the alerts of one case that a new catalogue takes back from those that facts do: it is the
 * catalogue when by the one before, with the same facts at the same step, the alert would have
 * stood. For one thread.
 */
final class CatalogueRetractions {

  private final PartitionCatalogues catalogues;
  private final AlertRules alertRules;
  private final Collection<Fact> records;
  private final MunicipalCalendar calendar;
  private final long step;
  private final Cause cause;
  private Map<String, Obligation> byCatalogueBefore;

  CatalogueRetractions(
      PartitionCatalogues catalogues,
      AlertRules alertRules,
      Collection<Fact> records,
      MunicipalCalendar calendar,
      long step,
      Cause cause) {
    this.catalogues = catalogues;
    this.alertRules = alertRules;
    this.records = records;
    this.calendar = calendar;
    this.step = step;
    this.cause = cause;
  }

  /**
   * The same alerts, a retraction with the reason {@code catalogue} where that is why.
   *
   * @param alerts what is sent about an obligation now
   * @param before what had been sent about it
   */
  AlertRules.Step explained(
      AlertRules.Step alerts, AlertState before, String obligationId, String startEventId) {
    if (cause != Cause.CATALOGUE || !retracts(alerts)) {
      return alerts;
    }
    Obligation otherwise = byCatalogueBefore().get(obligationId);
    if (retracts(alertRules.step(before, otherwise, startEventId, records, calendar, step))) {
      return alerts;
    }
    List<Alert> explained =
        alerts.alerts().stream()
            .map(
                alert ->
                    alert.kind() == AlertKind.RETRACTED
                        ? new Alert(
                            alert.sequence(),
                            alert.kind(),
                            alert.retracts(),
                            RetractionReason.CATALOGUE)
                        : alert)
            .toList();
    return new AlertRules.Step(explained, alerts.state());
  }

  private Map<String, Obligation> byCatalogueBefore() {
    if (byCatalogueBefore == null) {
      byCatalogueBefore = new HashMap<>();
      for (Obligation obligation :
          catalogues.evaluatorBefore().evaluate(records, step).obligations()) {
        byCatalogueBefore.put(obligation.id(), obligation);
      }
    }
    return byCatalogueBefore;
  }

  private static boolean retracts(AlertRules.Step alerts) {
    return alerts.alerts().stream().anyMatch(alert -> alert.kind() == AlertKind.RETRACTED);
  }
}
