package dk.fristvagt.sources.capture;

import java.util.OptionalLong;

/**
 * What the intake must know to go on after a restart. Kept beside its offset, in the same
 * transaction as what it wrote.
 *
 * @param lastTick ms since the epoch; empty before the first
 * @param position of the last change that was taken in
 */
record IntakeState(OptionalLong lastTick, LogPosition position) {

  static final IntakeState START = new IntakeState(OptionalLong.empty(), LogPosition.NONE);

  private static final String VERSION = "1";

  String toText() {
    return VERSION
        + ';'
        + (lastTick.isPresent() ? lastTick.getAsLong() : "")
        + ';'
        + position.lastCommit()
        + ';'
        + position.log()
        + ';'
        + position.order();
  }

  /**
   * @throws IllegalArgumentException when the text is none of {@link #toText}
   */
  static IntakeState parse(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 5 || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException("an offset was committed by something else: " + text);
    }
    return new IntakeState(
        parts[1].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1])),
        new LogPosition(
            Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4])));
  }
}
