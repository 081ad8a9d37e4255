package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RejectRecheckTest {

  /** Half an hour before and an hour after the notification's registration at 09:20Z. */
  private static final long BEFORE = Instant.parse("2021-03-01T08:50:00Z").toEpochMilli();

  private static final long AFTER = Instant.parse("2021-03-01T10:20:00Z").toEpochMilli();

  private final AvroSerdes serdes = AvroSerdes.at("mock://recheck");
  private final RejectRecheck recheck =
      new RejectRecheck(Lines.FACTS, serdes.caseChangesDecoder("case-changes"), Lines.CODEC);

  @AfterEach
  void close() {
    serdes.close();
  }

  @Test
  void aLineIsGoodOnceItsTimeHasCome() {
    Reject reject = line(Lines.notification());

    assertThat(recheck.check(reject, BEFORE))
        .isEqualTo(
            new RejectRecheck.Verdict.StillRejected(
                RejectReason.REGISTERED_IN_FUTURE,
                "registeredAt is more than 5 minutes after the clock"));
    assertThat(recheck.check(reject, AFTER))
        .isInstanceOfSatisfying(
            RejectRecheck.Verdict.Good.class,
            good -> assertThat(good.fact().eventId()).isEqualTo("n1-received"));
  }

  @Test
  void aRecordOfAForeignProducerIsGoodOnceItsTimeHasCome() throws IOException {
    Reject reject = record(Lines.CODEC.encode(fact()));

    assertThat(recheck.check(reject, BEFORE))
        .isInstanceOf(RejectRecheck.Verdict.StillRejected.class);
    assertThat(recheck.check(reject, AFTER))
        .isInstanceOfSatisfying(
            RejectRecheck.Verdict.Good.class,
            good -> assertThat(good.fact().caseId()).isEqualTo("c-17"));
  }

  @Test
  void whatIsUnreadableStaysSo() {
    assertThat(recheck.check(line("{"), AFTER))
        .extracting(verdict -> ((RejectRecheck.Verdict.StillRejected) verdict).reason())
        .isEqualTo(RejectReason.UNREADABLE);
    assertThat(
            recheck.check(
                new Reject(
                    "UNREADABLE",
                    "x",
                    "case-changes",
                    0,
                    7L,
                    null,
                    null,
                    ByteBuffer.wrap(new byte[] {1, 2}),
                    null),
                AFTER))
        .isEqualTo(
            new RejectRecheck.Verdict.StillRejected(
                RejectReason.UNREADABLE, "not an Avro record with a schema id"));
  }

  @Test
  void twoLinesAreNotOne() {
    assertThat(recheck.check(line(Lines.notification() + "\n" + Lines.notification()), AFTER))
        .isInstanceOf(RejectRecheck.Verdict.StillRejected.class);
  }

  @Test
  void aTickIsNeverSentAgain() {
    assertThat(recheck.check(record(new Tick("dubu", 5L)), AFTER))
        .isEqualTo(new RejectRecheck.Verdict.NoFact());
  }

  private static Reject line(String original) {
    return new Reject(
        "UNKNOWN_TYPE",
        "type is no known event",
        null,
        null,
        null,
        "a.ndjson",
        3L,
        ByteBuffer.wrap(original.getBytes(StandardCharsets.UTF_8)),
        BEFORE);
  }

  private Reject record(SpecificRecord value) {
    return new Reject(
        "REGISTERED_IN_FUTURE",
        "x",
        "case-changes",
        0,
        7L,
        null,
        null,
        ByteBuffer.wrap(serdes.serializer().serialize("case-changes", value)),
        BEFORE);
  }

  private static Fact fact() throws IOException {
    byte[] line = Lines.notification().getBytes(StandardCharsets.UTF_8);
    try (NdjsonReader reader =
        new NdjsonReader(new ByteArrayInputStream(line), "facts", Lines.FACTS)) {
      return ((ReadLine.Accepted) reader.next(AFTER)).fact();
    }
  }
}
