package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReaderTest {

  private static final long CLOCK = Instant.parse("2022-01-01T00:00:00Z").toEpochMilli();

  @Test
  void aLineBecomesAFact() throws IOException {
    Fact fact = accepted(Lines.notification());

    assertThat(fact.eventId()).isEqualTo("n1-received");
    assertThat(fact.type()).isEqualTo(EventType.NOTIFICATION_RECEIVED);
    assertThat(fact.data())
        .containsEntry("notifier", "PROFESSIONAL")
        .containsEntry("knownCase", false);
    assertThat(fact.registeredAt().epochMilli())
        .isEqualTo(Instant.parse("2021-03-01T09:20:00Z").toEpochMilli());
  }

  @Test
  void aByteOrderMarkCarriageReturnsAndBlankLinesAreTolerated() throws IOException {
    String text =
        "\uFEFF" + Lines.need("a", "2021-03-01") + "\r\n\r\n  \t\n" + Lines.need("b", "2021-03-02");

    List<ReadLine> lines = read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(lines)
        .extracting(line -> ((ReadLine.Accepted) line).fact().eventId())
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "\"text\"",
        "1",
        "null",
        "{",
        "{\"a\":}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{}{}",
        "{} x",
        "{},",
        "{\"a\":1}]",
        "{\"a\":\"\\uD800\"}",
        "{\"\\uDC00x\":1}",
        "{\"a\":[{\"b\":[}]}",
        "// comment",
        "\uFEFF{}"
      })
  void whatIsNoSingleObjectIsUnreadable(String line) throws IOException {
    byte[] second = (Lines.need("a", "2021-03-01") + "\n" + line).getBytes(StandardCharsets.UTF_8);

    Rejection rejection = ((ReadLine.Rejected) read(second).get(1)).rejection();

    assertThat(rejection.reason()).isEqualTo(RejectReason.UNREADABLE);
    assertThat(rejection.origin()).isEqualTo(new Origin.Line("facts.ndjson", 2));
    assertThat(new String(rejection.original(), StandardCharsets.UTF_8)).isEqualTo(line);
  }

  @Test
  void malformedUtf8IsUnreadableAndKeptByteForByte() throws IOException {
    byte[] line = {'{', '"', (byte) 0xE6, '"', ':', '1', '}'};

    Rejection rejection = rejected(line);

    assertThat(rejection.reason()).isEqualTo(RejectReason.UNREADABLE);
    assertThat(rejection.original()).isEqualTo(line);
  }

  @Test
  void aLineIsReadUpToTheBoundAndUnreadableBeyond() throws IOException {
    String line = Lines.notification();
    String padding = " ".repeat(NdjsonReader.LONGEST_LINE - line.length());

    List<ReadLine> lines =
        read(
            (line + padding + "\r\n" + line + padding + " \n" + line)
                .getBytes(StandardCharsets.UTF_8));

    assertThat(lines.get(0)).isInstanceOf(ReadLine.Accepted.class);
    assertThat(((ReadLine.Rejected) lines.get(1)).rejection().reason())
        .isEqualTo(RejectReason.UNREADABLE);
    assertThat(lines.get(2)).isInstanceOf(ReadLine.Accepted.class);
  }

  @Test
  void hostileNestingAndNumbersAreUnreadable() throws IOException {
    assertThat(rejected("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}").reason())
        .isEqualTo(RejectReason.UNREADABLE);
    assertThat(rejected("{\"a\":" + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + "}").reason())
        .isEqualTo(RejectReason.UNREADABLE);
    assertThat(rejected("{\"a\":" + "9".repeat(100_000) + "}").reason())
        .isEqualTo(RejectReason.UNREADABLE);
  }

  @Test
  void numbersThatAreNoRevisionAreBadValues() throws IOException {
    for (String revision :
        List.of("1.5", "-1", "99999999999999999999999", "2147483648", "\"1\"", "1e400")) {
      String line = Lines.notification().replace("\"revision\":0", "\"revision\":" + revision);

      assertThat(rejected(line).reason()).as(revision).isEqualTo(RejectReason.BAD_VALUE);
    }
  }

  @Test
  void ofANameThatStandsTwiceTheLastValueCounts() throws IOException {
    assertThat(
            accepted(
                    Lines.notification().replace("\"revision\":0", "\"revision\":1,\"revision\":2"))
                .revision())
        .isEqualTo(2);
  }

  @Test
  void aFactWithACprNumberIsRejectedAndItsLineKeptWithoutIt() throws IOException {
    Rejection rejection = rejected(Lines.notification().replace("c-17", "sag 010170-1234"));

    assertThat(rejection.reason()).isEqualTo(RejectReason.CPR_NUMBER);
    assertThat(text(rejection))
        .doesNotContain("010170")
        .doesNotContain("1234")
        .contains("sag **********");
    assertThat(rejection.detail()).doesNotContain("010170");
  }

  @Test
  void aCprNumberWrittenWithEscapesOrInANameIsMaskedToo() throws IOException {
    for (String hidden :
        List.of(
            "\"note\":\"\\u0030101701234\"",
            "\"note\":\"\\n0101701234\"",
            "\"0101701234\":1",
            "\"x\":[{\"y\":[\"010170\\u002d1234\"]}]")) {
      Rejection rejection = rejected(Lines.notification().replace("\"revision\":0", hidden));

      assertThat(rejection.reason()).as(hidden).isEqualTo(RejectReason.CPR_NUMBER);
      assertThat(text(rejection))
          .as(hidden)
          .doesNotContain("1701234")
          .doesNotContain("1234")
          .contains("**********");
    }
  }

  @Test
  void aCprNumberThatALaterValueDisplacedIsFound() throws IOException {
    Rejection rejection =
        rejected(
            Lines.notification()
                .replace("\"revision\":0", "\"note\":\"\\u0030101701234\",\"note\":\"\""));

    assertThat(rejection.reason()).isEqualTo(RejectReason.CPR_NUMBER);
    assertThat(text(rejection)).doesNotContain("1701234");
  }

  @Test
  void twoNamesThatAreOneWhenMaskedKeepBothTheirValues() throws IOException {
    Rejection rejection =
        rejected(
            Lines.notification()
                .replace("\"revision\":0", "\"0101701234\":\"first\",\"0202701234\":\"second\""));

    assertThat(text(rejection)).contains("first").contains("second");
  }

  @Test
  void anEarlierReasonIsGivenBeforeTheCprNumberButTheLineIsMasked() throws IOException {
    Rejection rejection =
        rejected(Lines.notification().replace("c-17", "010170-1234").replace("0330", "33"));

    assertThat(rejection.reason()).isEqualTo(RejectReason.BAD_VALUE);
    assertThat(text(rejection)).doesNotContain("010170");
  }

  @Test
  void aCprNumberInALineThatIsRejectedOtherwiseIsMasked() throws IOException {
    Rejection number =
        rejected(
            Lines.notification()
                .replace("NotificationReceived", "Unknown")
                .replace("\"revision\":0", "\"cpr\":1203701234"));
    Rejection unreadable = rejected("{\"cpr\":\"x0101701234\",\"y\":\"\\u0030101701234\"");

    assertThat(number.reason()).isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(text(number)).doesNotContain("1203701234");
    assertThat(text(unreadable)).doesNotContain("1701234");
  }

  @Test
  void aNumberCutByTheBoundIsNotKeptInPart() throws IOException {
    String start = "{\"a\":\"";
    String line =
        start + "x".repeat(NdjsonReader.LONGEST_LINE - start.length() - 8) + "010170-1234\"}";

    assertThat(text(rejected(line))).endsWith("x");
  }

  @Test
  void packedFilesAreUnpacked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("facts.ndjson.gz");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Lines.notification().getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, packed.toByteArray());

    try (NdjsonReader reader = NdjsonReader.open(file, Lines.FACTS)) {
      assertThat(reader.next(CLOCK)).isInstanceOf(ReadLine.Accepted.class);
      assertThat(reader.next(CLOCK)).isNull();
    }
  }

  @Test
  void aPackedFileThatIsCutOffIsAnError(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("facts.ndjson.gz");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Lines.notification().repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    try (NdjsonReader reader = NdjsonReader.open(file, Lines.FACTS)) {
      assertThatThrownBy(
              () -> {
                while (reader.next(CLOCK) != null) {
                  continue;
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Property
  void noBytesAtAllBreakTheReader(@ForAll byte[] noise) throws IOException {
    for (ReadLine line : read(noise)) {
      assertThat(((ReadLine.Rejected) line).rejection().reason()).isNotNull();
    }
  }

  private static List<ReadLine> read(byte[] content) throws IOException {
    List<ReadLine> lines = new ArrayList<>();
    try (NdjsonReader reader =
        new NdjsonReader(new ByteArrayInputStream(content), "facts.ndjson", Lines.FACTS)) {
      for (ReadLine line = reader.next(CLOCK); line != null; line = reader.next(CLOCK)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static Fact accepted(String line) throws IOException {
    return ((ReadLine.Accepted) read(line.getBytes(StandardCharsets.UTF_8)).get(0)).fact();
  }

  private static Rejection rejected(String line) throws IOException {
    return rejected(line.getBytes(StandardCharsets.UTF_8));
  }

  private static Rejection rejected(byte[] line) throws IOException {
    return ((ReadLine.Rejected) read(line).get(0)).rejection();
  }

  private static String text(Rejection rejection) {
    return new String(rejection.original(), StandardCharsets.UTF_8);
  }
}
