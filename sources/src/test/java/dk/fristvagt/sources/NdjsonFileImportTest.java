package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.sources.files.Checkpoints;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.FileImport;
import dk.fristvagt.sources.files.FileSummary;
import dk.fristvagt.sources.files.NdjsonFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonFileImportTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2022-01-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void aHostileFileIsReadToItsEndAndEveryLineIsEitherAFactOrARejectWithItsReason()
      throws IOException {
    Path file = hostile();
    MockProducer<String, SpecificRecord> kafka = MockTopics.producer(3, true);

    FileSummary summary;
    try (CaseChangeProducer producer =
        new CaseChangeProducer(kafka, TopicNames.plain(), Lines.CODEC)) {
      summary = imported(producer.feed("import"), rows -> {}, file).get(0);
    }

    assertThat(summary.rows()).isEqualTo(18);
    assertThat(summary.facts()).isEqualTo(3);
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    summary.rejected().forEach((reason, which) -> rejected.put(reason, which.count()));
    assertThat(rejected)
        .containsExactly(
            entry(RejectReason.UNREADABLE, 4L),
            entry(RejectReason.UNKNOWN_TYPE, 1L),
            entry(RejectReason.MISSING_FIELD, 3L),
            entry(RejectReason.BAD_VALUE, 4L),
            entry(RejectReason.CPR_NUMBER, 1L),
            entry(RejectReason.OCCURRED_AFTER_REGISTERED, 1L),
            entry(RejectReason.REGISTERED_IN_FUTURE, 1L));
    assertThat(values(kafka, CaseChange.class)).hasSize(3);
    List<Reject> rejects = values(kafka, Reject.class);
    assertThat(rejects).hasSize(15);
    assertThat(rejects).extracting(Reject::getLine).doesNotHaveDuplicates().contains(2L, 19L);
    assertThat(rejects)
        .allSatisfy(
            reject ->
                assertThat(
                        StandardCharsets.ISO_8859_1
                                .decode(reject.getOriginal().duplicate())
                                .toString()
                            + reject)
                    .doesNotContain("010170"));
    assertThat(kafka.history())
        .allSatisfy(record -> assertThat(record.timestamp()).isEqualTo(CLOCK.millis()));
  }

  @Test
  void aFileThatIsMissingIsSaidBeforeAnythingIsRead() {
    assertThatThrownBy(() -> NdjsonFile.of(folder.resolve("missing.ndjson"), Lines.FACTS))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.ndjson");
  }

  @Test
  void anImportNeverTicksAndTellsHowFarItIs() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("many.ndjson"), (Lines.notification() + "\n").repeat(2500));
    Recorded sink = new Recorded();
    List<Long> progress = new ArrayList<>();

    List<FileSummary> summaries = imported(sink, progress::add, file, file);

    assertThat(summaries).extracting(FileSummary::facts).containsExactly(2500L, 2500L);
    assertThat(sink.ticks).isEmpty();
    assertThat(progress).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L, 5000L);
  }

  private static List<FileSummary> imported(RecordSink sink, LongConsumer progress, Path... paths)
      throws IOException {
    List<FactFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(NdjsonFile.of(path, Lines.FACTS));
    }
    return new FileImport(CLOCK)
        .run(files, sink, Checkpoints.NONE, (rows, bytes, total) -> progress.accept(rows));
  }

  private Path hostile() throws IOException {
    String good = Lines.notification();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<byte[]> lines =
        List.of(
            utf8(good),
            utf8("{\"eventId\":\"cut 0101701234"),
            new byte[] {'{', (byte) 0xC3, '}'},
            utf8("[" + good + "]"),
            utf8(good.replace("NotificationReceived", "CaseTeleported")),
            utf8(good.replace("\"eventId\":\"n1-received\",", "")),
            utf8(good.replace("\"notificationId\":\"n1\",", "")),
            utf8(good.replace("\"c-17\"", "null")),
            utf8(good.replace("PROFESSIONAL", "POLICE")),
            utf8(good.replace("0330", "330")),
            utf8(good.replace("2021-03-01T10:15:00+01:00", "2021-02-30")),
            utf8(good.replace("\"knownCase\":false", "\"knownCase\":\"no\"")),
            utf8(""),
            utf8(good.replace("b-4", "010170-1234")),
            utf8(good.replace("2021-03-01T10:15:00+01:00", "2021-03-01T10:25:01+01:00")),
            utf8(good.replace("2021-03-01T10:20:00+01:00", "2022-01-01T00:05:01Z")),
            utf8(good.replace("2021-03-01T10:20:00+01:00", "2022-01-01T00:05:00Z")),
            utf8(good),
            utf8("x".repeat(NdjsonReader.LONGEST_LINE + 1)));
    for (byte[] line : lines) {
      file.write(line);
      file.write('\n');
    }
    return Files.write(folder.resolve("hostile.ndjson"), file.toByteArray());
  }

  private static <T> List<T> values(MockProducer<String, SpecificRecord> kafka, Class<T> type) {
    return kafka.history().stream()
        .map(record -> record.value())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
