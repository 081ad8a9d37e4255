package dk.fristvagt.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time as a test sets it. */
final class SetTime implements InstantSource {

  private volatile Instant now;

  SetTime(Instant now) {
    this.now = now;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
