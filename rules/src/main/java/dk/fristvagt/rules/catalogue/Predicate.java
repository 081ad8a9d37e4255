package dk.fristvagt.rules.catalogue;

import dk.fristvagt.rules.fact.Fact;

/**
 * A condition on an event, compiled from CEL. Pure and thread-safe.
 *
 * <p>It sees {@code event}; in {@code fulfilled}, {@code forbidden}, {@code ends} and {@code
 * cadence} also {@code start}; in a check that is made for each entry of a map field also {@code
 * key} and {@code value}.
 */
public interface Predicate {

  /** Holds for every event. */
  Predicate ALWAYS =
      new Predicate() {
        @Override
        public Truth test(Fact event, Fact start, String key) {
          return Truth.TRUE;
        }

        @Override
        public String source() {
          return "true";
        }
      };

  /**
   * @param start the event that started the obligation, or null where there is none to see
   * @param key the map entry that is looked at, or null
   */
  Truth test(Fact event, Fact start, String key);

  /** The expression as it is written in the catalogue. */
  String source();
}
