package dk.fristvagt.streams.processing;

/** The time that a record of a step bears. */
final class RecordTimes {

  private RecordTimes() {}

  /** Kafka knows no time before 1970, but a replayed history may begin there. */
  static long of(long step) {
    return Math.max(0, step);
  }
}
