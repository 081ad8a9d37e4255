package dk.fristvagt.sources.generator;

/**
 * A seeded random stream (SplitMix64) that can be split by label.
 *
 * <p>A split depends on the seed and the label alone, never on how much was drawn before: what one
 * part of a history draws does not move the others. Its own code rather than the JDK's, and {@link
 * StrictMath} throughout, so that the same seed gives the same history on every Java release. Not
 * thread-safe.
 */
final class SplitMix {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  SplitMix(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** The stream of that label under this one's seed. */
  SplitMix split(long label) {
    return new SplitMix(mix(seed ^ mix(label + GOLDEN_GAMMA)));
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform whole number, both bounds inclusive. */
  int between(int low, int high) {
    return low + (int) (uniform() * (high - low + 1));
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Gamma of shape 2: like the exponential, but seldom near zero. */
  double gamma2(double mean) {
    return exponential(mean / 2) + exponential(mean / 2);
  }

  /** A long right tail about a median. */
  double logNormal(double median, double sigma) {
    double gaussian =
        StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()))
            * StrictMath.cos(2 * StrictMath.PI * uniform());
    return median * StrictMath.exp(sigma * gaussian);
  }

  /** An index, drawn with these weights. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = uniform() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  @SafeVarargs
  final <T> T any(T... items) {
    return items[between(0, items.length - 1)];
  }

  /** A bijection on 64 bits that spreads every bit over all others. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
