package dk.fristvagt.sources.generator.scenario;

/**
 * What one family adds to the counters of a scenario.
 *
 * @param counters which, ascending
 * @param amounts how much to each, never 0
 */
record Contribution(int[] counters, int[] amounts) {

  static Contribution of(int[] tally) {
    int used = 0;
    for (int amount : tally) {
      used += amount == 0 ? 0 : 1;
    }
    int[] counters = new int[used];
    int[] amounts = new int[used];
    int next = 0;
    for (int i = 0; i < tally.length; i++) {
      if (tally[i] != 0) {
        counters[next] = i;
        amounts[next++] = tally[i];
      }
    }
    return new Contribution(counters, amounts);
  }

  boolean isEmpty() {
    return counters.length == 0;
  }
}
