package dk.fristvagt.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long calls took. For one thread. */
final class Timings {

  private long[] nanos = new long[1024];
  private int size;

  /** A call that is timed. */
  interface Call {
    void run() throws Exception;
  }

  /** Times a call some times after as many that are not counted. */
  static Timings of(int warmUp, int samples, Call call) throws Exception {
    Timings timings = new Timings();
    for (int i = 0; i < warmUp; i++) {
      call.run();
    }
    for (int i = 0; i < samples; i++) {
      long began = System.nanoTime();
      call.run();
      timings.add(System.nanoTime() - began);
    }
    return timings;
  }

  void add(long nano) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = nano;
  }

  int size() {
    return size;
  }

  /** In milliseconds; nearest rank. */
  double percentile(int percent) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * size) - 1)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f / %.3f / %.3f (%,d)",
        percentile(50),
        percentile(99),
        percentile(100),
        size);
  }
}
