package dk.fristvagt.app.demo;

/**
 * How much a demonstration shows, and which municipality.
 *
 * @param seed another seed, another municipality
 * @param cases open at any time, about; 20 to 50,000
 * @param historyDays how much history there is when the clock begins to run visibly; 1 to 3,650
 */
public record DemoSize(long seed, int cases, int historyDays) {

  /** Slagelse, two years. */
  public static final DemoSize ORDINARY = new DemoSize(1, 2_100, 730);

  private static final int LEAST_CASES = 20;
  private static final int MOST_CASES = 50_000;
  private static final int MOST_DAYS = 3_650;

  /**
   * @throws IllegalArgumentException when a number is out of bounds
   */
  public DemoSize {
    if (cases < LEAST_CASES || cases > MOST_CASES) {
      throw new IllegalArgumentException("--cases must be from 20 to 50000");
    }
    if (historyDays < 1 || historyDays > MOST_DAYS) {
      throw new IllegalArgumentException("--history-days must be from 1 to 3650");
    }
  }

  /** As it is asked for on the command line. */
  String options() {
    return "--seed " + seed + " --cases " + cases + " --history-days " + historyDays;
  }
}
