package dk.fristvagt.rules.alert;

/**
 * An alert as it was sent.
 *
 * @param obligationId what it is about
 * @param alert kind, number, and what it takes back
 * @param clock the clock step at which it was sent, ms since the epoch
 * @param due as it stood then, ms since the epoch
 * @param team whose the obligation was then
 */
public record SentAlert(
    String obligationId, Alert alert, long clock, long due, String team, String caseworker) {}
