package dk.fristvagt.streams.rejects;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reject stands in the rejects topic, which is what it is called: {@code 0-1234}. Ordered
 * by offset, then partition.
 */
public record RejectId(int partition, long offset) implements Comparable<RejectId> {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})");

  private static final Comparator<RejectId> ORDER =
      Comparator.comparingLong(RejectId::offset).thenComparingInt(RejectId::partition);

  /** The id in a text, or nothing when it is none. */
  public static Optional<RejectId> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new RejectId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(RejectId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
