package dk.fristvagt.streams.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.rejects.RejectSummary.ReasonCount;
import dk.fristvagt.streams.rejects.RejectSummary.SourceCount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectLogTest {

  private static final TopicNames TOPICS = new TopicNames("t.");

  private final RejectLog log = new RejectLog(TOPICS);

  @Test
  void countsByReasonAndSourceAndListsTheLatestFirst() {
    add(3, "BAD_VALUE", "a.ndjson");
    add(4, "UNKNOWN_TYPE", "a.ndjson");
    add(6, "BAD_VALUE", "b.ndjson");

    RejectSummary summary = log.summary();

    assertThat(summary.reasons())
        .containsExactly(
            new ReasonCount("BAD_VALUE", 2, 0, 2), new ReasonCount("UNKNOWN_TYPE", 1, 0, 1));
    assertThat(summary.sources())
        .containsExactly(
            new SourceCount("a.ndjson", "BAD_VALUE", 1),
            new SourceCount("a.ndjson", "UNKNOWN_TYPE", 1),
            new SourceCount("b.ndjson", "BAD_VALUE", 1));
    assertThat(ids(log.latest(null, null, 10))).containsExactly("0-6", "0-4", "0-3");
    assertThat(ids(log.latest("BAD_VALUE", null, 10))).containsExactly("0-6", "0-3");
    assertThat(ids(log.latest(null, null, 1))).containsExactly("0-6");
    assertThat(ids(log.latest(null, new RejectId(0, 6), 1))).containsExactly("0-4");
  }

  @Test
  void aRecordThatIsReadTwiceCountsOnce() {
    add(3, "BAD_VALUE", "a.ndjson");
    add(3, "BAD_VALUE", "a.ndjson");

    assertThat(log.summary().total()).isEqualTo(1);
    assertThat(log.latest(null, null, 10)).hasSize(1);
  }

  @Test
  void aMarkIsNoRejectAndASecondOneSaysNothingNew() {
    add(3, "UNKNOWN_TYPE", "a.ndjson");
    add(4, "UNKNOWN_TYPE", "a.ndjson");
    RejectId marked = new RejectId(0, 3);

    log.add(new RejectId(0, 5), 1_000, RejectMark.of(TOPICS.rejects(), marked, 900));
    log.add(new RejectId(0, 6), 2_000, RejectMark.of(TOPICS.rejects(), marked, 1_900));

    assertThat(log.summary().reasons()).containsExactly(new ReasonCount("UNKNOWN_TYPE", 2, 1, 1));
    assertThat(log.isRetried(marked)).isTrue();
    assertThat(log.isRetried(new RejectId(0, 4))).isFalse();
    assertThat(log.entry(marked).orElseThrow().retriedAt()).isEqualTo(Instant.ofEpochMilli(1_000));
  }

  @Test
  void whatIsRetriedBeforeTheReaderComesToItCountsAsRetriedThen() {
    RejectId early = new RejectId(0, 3);
    log.markRetried(early, Instant.ofEpochMilli(700));
    add(3, "UNKNOWN_TYPE", "a.ndjson");
    log.add(new RejectId(0, 5), 1_000, RejectMark.of(TOPICS.rejects(), early, 900));

    assertThat(log.summary().reasons()).containsExactly(new ReasonCount("UNKNOWN_TYPE", 1, 1, 0));
    assertThat(log.entry(early).orElseThrow().retriedAt()).isEqualTo(Instant.ofEpochMilli(700));
  }

  @Test
  void aMarkOfAnotherTopicMarksNothing() {
    add(3, "UNKNOWN_TYPE", "a.ndjson");

    log.add(
        new RejectId(0, 5), 1_000, RejectMark.of("case-changes.rejects", new RejectId(0, 3), 900));

    assertThat(log.summary().retried()).isZero();
  }

  @Test
  void oneReasonsFloodHidesNoOtherAndAllOfItStaysCountedAndMarkable() {
    add(1, "BAD_VALUE", "a.ndjson");
    int flood = RejectLog.LISTED_PER_REASON + 70_000;
    for (int i = 0; i < flood; i++) {
      add(10 + i, "UNKNOWN_TYPE", "b.ndjson");
    }

    log.markRetried(new RejectId(0, 10), Instant.EPOCH);

    assertThat(log.summary().reasons())
        .containsExactly(
            new ReasonCount("BAD_VALUE", 1, 0, 1),
            new ReasonCount("UNKNOWN_TYPE", flood, 1, flood - 1));
    assertThat(log.latest("UNKNOWN_TYPE", null, flood)).hasSize(RejectLog.LISTED_PER_REASON);
    assertThat(ids(log.latest("BAD_VALUE", null, 5))).containsExactly("0-1");
  }

  @Test
  void sourcesBeyondTheBoundAreCountedTogether() {
    for (int i = 0; i < RejectLog.MOST_SOURCES + 5; i++) {
      add(i, "BAD_VALUE", i + ".ndjson");
    }

    assertThat(log.summary().sources()).hasSize(RejectLog.MOST_SOURCES);
    assertThat(log.summary().unlistedSources()).isEqualTo(5);
  }

  @Test
  void aReaderThatFailsSaysSinceWhen() {
    log.reading(true, 7);
    assertThat(log.failing(Instant.ofEpochMilli(5), "TimeoutException")).isTrue();
    assertThat(log.failing(Instant.ofEpochMilli(9), "TimeoutException")).isFalse();

    assertThat(log.summary().reading())
        .isEqualTo(new RejectSummary.Reading(true, 7, Instant.ofEpochMilli(5), "TimeoutException"));

    log.reading(true, 8);
    assertThat(log.summary().reading().failingSince()).isNull();
  }

  @Test
  void anIdIsPartitionAndOffset() {
    assertThat(RejectId.parse("0-1234")).contains(new RejectId(0, 1234));
    assertThat(new RejectId(0, 1234)).hasToString("0-1234");
    assertThat(List.of("", "0", "0-", "-1", "0--1", "a-1", "0-1 ", "0-9999999999999999999"))
        .allSatisfy(text -> assertThat(RejectId.parse(text)).isEmpty());
  }

  private void add(long offset, String reason, String file) {
    log.add(
        new RejectId(0, offset),
        100 + offset,
        new Reject(
            reason,
            "type is no known event",
            null,
            null,
            null,
            file,
            1L,
            ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)),
            50L));
  }

  private static List<String> ids(List<RejectEntry> entries) {
    return entries.stream().map(entry -> entry.id().toString()).toList();
  }
}
