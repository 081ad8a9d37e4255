package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.SentAlert;
import java.time.Instant;

/**
 * One alert as it was sent.
 *
 * @param due as it stood then
 * @param clock the clock step at which it was sent
 * @param retracts the number of the alert it takes back; only of retractions
 * @param reason why; only of retractions
 */
public record AlertRow(
    String obligationId,
    int sequence,
    AlertKind kind,
    String team,
    String caseworker,
    Instant due,
    Instant clock,
    @JsonInclude(Include.NON_NULL) Integer retracts,
    @JsonInclude(Include.NON_NULL) String reason) {

  static AlertRow of(SentAlert sent) {
    return new AlertRow(
        sent.obligationId(),
        sent.alert().sequence(),
        sent.alert().kind(),
        sent.team(),
        sent.caseworker(),
        Instant.ofEpochMilli(sent.due()),
        Instant.ofEpochMilli(sent.clock()),
        sent.alert().retracts(),
        sent.alert().reason() == null ? null : sent.alert().reason().label());
  }
}
