package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.fact.CodePointOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well forecasts did.
 *
 * @param horizons by number of days
 */
public record BacktestReport(List<Horizon> horizons) {

  /** How many classes of probabilities there are. */
  private static final int DECILES = 10;

  public BacktestReport {
    horizons = List.copyOf(horizons);
  }

  /**
   * All forecasts of one length.
   *
   * @param days how many days ahead
   * @param origins by day, all rules together
   * @param rules by id, all origins together
   * @param deciles the classes of probabilities that have any, ascending
   * @param scored how many obligations the scores are over: those with a probability both by their
   *     curve and by the naive forecast
   * @param brier the mean squared error of the probabilities; null without any
   * @param naiveBrier the same where each obligation gets the share not met of its rule's last
   *     twelve months
   * @param vanished how many obligations no longer existed at the end and are left out
   */
  public record Horizon(
      int days,
      List<ByOrigin> origins,
      List<ByRule> rules,
      List<Decile> deciles,
      int scored,
      Double brier,
      Double naiveBrier,
      int vanished) {

    /** How many of the origins' intervals held what came, all rules together. */
    public int covered() {
      return (int) origins.stream().filter(ByOrigin::isCovered).count();
    }
  }

  /**
   * One forecast of all rules together.
   *
   * @param actual how many of those with a probability were breached
   */
  public record ByOrigin(LocalDate day, ExpectedBreaches forecast, int actual) {
    public boolean isCovered() {
      return forecast.holds(actual);
    }
  }

  /**
   * The forecasts of one rule, from all origins together; an obligation that was open at several
   * origins counts in each.
   *
   * @param due how many obligations fell due
   * @param unknown of how many nothing was known; they are in none of the figures below
   * @param expected the sum of the expected numbers; null where nothing was known of any
   * @param naive the sum of the naive forecasts, over the same obligations; null where one has none
   * @param actual how many were breached
   * @param forecasts how many origins had anything to forecast
   * @param covered how many of their intervals held what came
   */
  public record ByRule(
      String rule,
      int due,
      int unknown,
      Double expected,
      Double naive,
      int actual,
      int forecasts,
      int covered) {

    /** Expected less actual; null where nothing was known. */
    public Double error() {
      return expected == null ? null : expected - actual;
    }
  }

  /**
   * The obligations whose probability lies in a tenth.
   *
   * @param from inclusive
   * @param to exclusive; the last one inclusive
   * @param mean of their probabilities
   * @param observed the share of them that was breached
   */
  public record Decile(double from, double to, int n, double mean, double observed) {}

  /**
   * One obligation that was forecast.
   *
   * @param naive the naive probability, or null without data
   */
  record Judged(String rule, BreachOutlook outlook, Double naive, boolean breached) {}

  /** Gathers forecasts, by origin in order. Not thread-safe. */
  static final class Builder {

    private final Map<Integer, HorizonSum> horizons = new TreeMap<>();

    void add(LocalDate origin, int days, List<Judged> judged, int vanished) {
      horizons.computeIfAbsent(days, HorizonSum::new).add(origin, judged, vanished);
    }

    BacktestReport build() {
      return new BacktestReport(horizons.values().stream().map(HorizonSum::build).toList());
    }
  }

  private static final class HorizonSum {

    private final int days;
    private final List<ByOrigin> origins = new ArrayList<>();
    private final Map<String, RuleSum> rules = new TreeMap<>(CodePointOrder.INSTANCE);
    private final int[] n = new int[DECILES];
    private final double[] probabilities = new double[DECILES];
    private final int[] breaches = new int[DECILES];
    private int scored;
    private double squares;
    private double naiveSquares;
    private int vanished;

    HorizonSum(int days) {
      this.days = days;
    }

    void add(LocalDate origin, List<Judged> judged, int gone) {
      vanished += gone;
      Map<String, List<Judged>> byRule = new TreeMap<>();
      judged.forEach(one -> byRule.computeIfAbsent(one.rule(), rule -> new ArrayList<>()).add(one));
      byRule.forEach((rule, ofRule) -> rules.computeIfAbsent(rule, RuleSum::new).add(ofRule));
      if (judged.stream().anyMatch(one -> one.outlook().isKnown())) {
        origins.add(new ByOrigin(origin, forecast(judged), actual(judged)));
      }
      judged.stream().filter(one -> one.outlook().isKnown()).forEach(this::score);
    }

    private void score(Judged one) {
      double p = one.outlook().probability();
      int decile = Math.min(DECILES - 1, (int) (p * DECILES));
      int outcome = one.breached() ? 1 : 0;
      n[decile]++;
      probabilities[decile] += p;
      breaches[decile] += outcome;
      if (one.naive() != null) {
        scored++;
        squares += (p - outcome) * (p - outcome);
        naiveSquares += (one.naive() - outcome) * (one.naive() - outcome);
      }
    }

    Horizon build() {
      List<Decile> deciles = new ArrayList<>();
      for (int i = 0; i < DECILES; i++) {
        if (n[i] > 0) {
          deciles.add(
              new Decile(
                  (double) i / DECILES,
                  (i + 1.0) / DECILES,
                  n[i],
                  probabilities[i] / n[i],
                  (double) breaches[i] / n[i]));
        }
      }
      return new Horizon(
          days,
          origins,
          rules.values().stream().map(RuleSum::build).toList(),
          deciles,
          scored,
          scored == 0 ? null : squares / scored,
          scored == 0 ? null : naiveSquares / scored,
          vanished);
    }
  }

  private static final class RuleSum {

    private final String rule;
    private int due;
    private int unknown;
    private double expected;
    private Double naive = 0.0;
    private int actual;
    private int forecasts;
    private int covered;

    RuleSum(String rule) {
      this.rule = rule;
    }

    void add(List<Judged> judged) {
      ExpectedBreaches forecast = forecast(judged);
      due += forecast.due();
      unknown += forecast.unknown();
      if (forecast.expected() != null) {
        int came = actual(judged);
        expected += forecast.expected();
        actual += came;
        forecasts++;
        covered += forecast.holds(came) ? 1 : 0;
      }
      for (Judged one : judged) {
        if (one.outlook().isKnown()) {
          naive = naive == null || one.naive() == null ? null : (Double) (naive + one.naive());
        }
      }
    }

    ByRule build() {
      boolean known = forecasts > 0;
      return new ByRule(
          rule,
          due,
          unknown,
          known ? expected : null,
          known ? naive : null,
          actual,
          forecasts,
          covered);
    }
  }

  private static ExpectedBreaches forecast(List<Judged> judged) {
    return ExpectedBreaches.of(judged.stream().map(Judged::outlook).toList());
  }

  private static int actual(List<Judged> judged) {
    return (int) judged.stream().filter(one -> one.outlook().isKnown() && one.breached()).count();
  }
}
