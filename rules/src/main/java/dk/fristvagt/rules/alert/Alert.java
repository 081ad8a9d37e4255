package dk.fristvagt.rules.alert;

/**
 * One alert about an obligation.
 *
 * @param sequence 1, 2, … per obligation, without gaps
 * @param retracts the sequence number of the alert that is taken back, or null
 * @param reason why it is taken back, or null
 */
public record Alert(int sequence, AlertKind kind, Integer retracts, RetractionReason reason) {}
