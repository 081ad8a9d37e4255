package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

  private static final int BOUND = 20;

  @Property
  void linesComeBackAsTheyWereWhateverTheirEndsAndHoweverTheStreamIsCut(
      @ForAll @Size(max = 8)
          List<@CharRange(from = 'a', to = 'z') @StringLength(max = 30) String> lines,
      @ForAll boolean carriageReturns,
      @ForAll boolean endOfLast,
      @ForAll @IntRange(min = 1, max = 7) int chunk)
      throws IOException {
    String end = carriageReturns ? "\r\n" : "\n";
    String text = String.join(end, lines) + (endOfLast ? end : "");

    List<String> read = new ArrayList<>();
    BoundedLines bounded = new BoundedLines(inChunks(text, chunk), BOUND);
    while (bounded.advance()) {
      read.add(
          (bounded.isTooLong() ? "!" : "") + new String(bounded.bytes(), StandardCharsets.UTF_8));
      assertThat(bounded.number()).isEqualTo(read.size());
    }

    List<String> expected =
        lines.stream()
            .map(line -> line.length() > BOUND ? "!" + line.substring(0, BOUND) : line)
            .toList();
    assertThat(withoutEmptyEnd(read)).isEqualTo(withoutEmptyEnd(expected));
  }

  @Test
  void aByteOrderMarkIsPassedOverAtTheBeginningOnly() throws IOException {
    BoundedLines bounded = new BoundedLines(inChunks("\uFEFFa\n\uFEFFb", 64), BOUND);

    bounded.advance();
    assertThat(new String(bounded.bytes(), StandardCharsets.UTF_8)).isEqualTo("a");
    bounded.advance();
    assertThat(new String(bounded.bytes(), StandardCharsets.UTF_8)).isEqualTo("\uFEFFb");
  }

  @Test
  void aLineWithoutEndTakesNoMoreMemoryThanTheBound() throws IOException {
    long length = 3L * 1024 * 1024 * 1024;
    BoundedLines bounded = new BoundedLines(endless((byte) 'x', length), BOUND);

    assertThat(bounded.advance()).isTrue();
    assertThat(bounded.isTooLong()).isTrue();
    assertThat(bounded.bytes()).hasSize(BOUND);
    assertThat(bounded.advance()).isFalse();
  }

  private static List<String> withoutEmptyEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static InputStream inChunks(String text, int chunk) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, chunk));
      }
    };
  }

  private static InputStream endless(byte content, long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] target, int offset, int wanted) {
        if (left == 0) {
          return -1;
        }
        int count = (int) Math.min(left, wanted);
        Arrays.fill(target, offset, offset + count, content);
        left -= count;
        return count;
      }
    };
  }
}
