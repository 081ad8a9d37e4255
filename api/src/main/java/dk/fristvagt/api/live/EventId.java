package dk.fristvagt.api.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one state of one channel. Readers take it as opaque.
 *
 * @param epoch of the instance, made at random when it starts: what another one said is not
 *     mistaken for its own
 * @param channel never used again within the instance, so that neither another filter's id fits nor
 *     that of the same filter's channel before it was dropped
 * @param sequence grows by one with each event that has an id
 */
record EventId(String epoch, long channel, long sequence) {

  /** Not more digits than a long surely holds. */
  private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16})-([0-9]{1,18})-([0-9]{1,18})");

  /** Empty for what is no id, null included. */
  static Optional<EventId> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new EventId(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /** As it is sent. */
  String text() {
    return epoch + '-' + channel + '-' + sequence;
  }
}
