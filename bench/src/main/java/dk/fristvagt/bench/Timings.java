package dk.fristvagt.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long calls took, and how much CPU this process spent meanwhile. For one thread; on a machine
 * that is shared the CPU and the least time say more than the percentiles.
 */
final class Timings {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long[] nanos = new long[1024];
  private int size;
  private long cpu;

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
      timings.add(call);
    }
    return timings;
  }

  /** Times one call. */
  void add(Call call) throws Exception {
    long cpuBefore = PROCESS.getProcessCpuTime();
    long began = System.nanoTime();
    call.run();
    add(System.nanoTime() - began);
    cpu += PROCESS.getProcessCpuTime() - cpuBefore;
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
        "%.2f | %.2f / %.2f / %.2f / %.2f (%,d)",
        cpu / 1e6 / size,
        percentile(0),
        percentile(50),
        percentile(99),
        percentile(100),
        size);
  }
}
