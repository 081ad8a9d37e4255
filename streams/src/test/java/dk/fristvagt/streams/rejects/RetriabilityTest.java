package dk.fristvagt.streams.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.v1.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RetriabilityTest {

  @Test
  void aWholeLineAndAWholeRecordOfCaseChangesAreRetriable() {
    assertThat(of(line("UNKNOWN_TYPE", "x", "{\"a\":\"*********\"}")))
        .isEqualTo(Retriability.RETRIABLE);
    assertThat(of(record("case-changes", "UNREADABLE"))).isEqualTo(Retriability.RETRIABLE);
  }

  @Test
  void whatHeldACprNumberNeverIs() {
    assertThat(of(line("CPR_NUMBER", "x", "{}"))).isEqualTo(Retriability.CPR_NUMBER);
  }

  /**
   * A type that is not known yet is found before the number is; the original is masked all the
   * same.
   */
  @Test
  void whatWasMaskedIsNotWhateverItWasRejectedFor() {
    String masked = CprNumbers.mask("{\"type\":\"New\",\"childId\":\"010170-1234\"}");
    String wide = CprNumbers.maskAllDigitRuns("x9999999999");

    assertThat(of(line("UNKNOWN_TYPE", "x", masked))).isEqualTo(Retriability.MASKED);
    assertThat(of(line("UNREADABLE", "x", wide))).isEqualTo(Retriability.MASKED);
  }

  @Test
  void whatCameFromElsewhereIsNot() {
    assertThat(of(record("dubu.public.cases", "BAD_VALUE"))).isEqualTo(Retriability.OTHER_ORIGIN);
    assertThat(of(record(null, "BAD_VALUE"))).isEqualTo(Retriability.OTHER_ORIGIN);
  }

  private static Retriability of(Reject reject) {
    return Retriability.of(reject, "case-changes");
  }

  private static Reject line(String reason, String detail, String original) {
    return new Reject(reason, detail, null, null, null, "a.ndjson", 3L, bytes(original), 1L);
  }

  private static Reject record(String topic, String reason) {
    return new Reject(reason, "x", topic, 0, 7L, null, null, bytes("abc"), 1L);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
