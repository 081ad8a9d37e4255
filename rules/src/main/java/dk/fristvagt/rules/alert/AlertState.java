package dk.fristvagt.rules.alert;

/**
 * What has been sent about an obligation. Never forgotten, so that no sequence number is used
 * twice.
 *
 * @param last the kind of the latest alert, or null before the first
 * @param sequence the number of the latest alert, 0 before the first
 * @param sentAt the clock step of the latest alert, ms since the epoch
 * @param firstJudged the first clock step at or after its due instant, or null before that
 */
public record AlertState(AlertKind last, int sequence, long sentAt, Long firstJudged) {

  /** Of an obligation that was never judged. */
  public static final AlertState NONE = new AlertState(null, 0, 0, null);
}
