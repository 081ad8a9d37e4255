package dk.fristvagt.sources.generator;

import java.util.HashMap;
import java.util.Map;

/** The fields of one fact, of which optional ones are sometimes left empty. Not thread-safe. */
final class Payload {

  private final Map<String, Object> fields = new HashMap<>();
  private final SplitMix random;
  private final double leftOut;

  Payload(SplitMix random, double leftOut) {
    this.random = random;
    this.leftOut = leftOut;
  }

  Payload with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  Payload with(String field, int value) {
    return with(field, (Object) (long) value);
  }

  /** Sets an optional field, or forgets to. */
  Payload maybe(String field, Object value) {
    return random.chance(leftOut) ? this : with(field, value);
  }

  Payload maybe(String field, int value) {
    return maybe(field, (Object) (long) value);
  }

  Map<String, Object> fields() {
    return fields;
  }
}
