package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFeedTest {

  private static final Instant NOW = Instant.parse("2022-01-01T00:00:00Z");

  @TempDir static Path folder;

  private final Recorded sink = new Recorded();

  @Test
  void feedsFactsInTheOrderOfRegistrationEachBeforeTheFirstTickThatIsNotEarlier()
      throws IOException {
    ReplayReport report =
        replay(
            Optional.of("2021-03-01T11:30:00Z"),
            Lines.need("late", "2021-03-01T11:33:00Z"),
            Lines.need("third", "2021-03-01T10:20:00Z"),
            Lines.need("first", "2021-03-01T09:10:00Z"),
            Lines.need("second", "2021-03-01T10:00:00Z"));

    assertThat(sink.events)
        .containsExactly(
            "first at 2021-03-01T09:10:00Z",
            "second at 2021-03-01T10:00:00Z",
            "tick 2021-03-01T10:00:00Z",
            "third at 2021-03-01T10:20:00Z",
            "tick 2021-03-01T11:00:00Z",
            "tick 2021-03-01T11:30:00Z");
    assertThat(report.fed()).isEqualTo(3);
    assertThat(report.withheld()).isEqualTo(1);
    assertThat(report.ticks()).isEqualTo(3);
    assertThat(report.until()).hasValue(Instant.parse("2021-03-01T11:30:00Z").toEpochMilli());
  }

  @Test
  void endsAtTheLastRegistrationThatIsNotInTheFutureWhenNoEndIsGiven() throws IOException {
    ReplayReport report =
        replay(
            Optional.empty(),
            Lines.need("a", "2021-12-31T22:00:00Z"),
            Lines.need("b", "2021-12-31T23:59:00Z"),
            Lines.need("a little ahead", "2022-01-01T00:05:00Z"),
            Lines.need("too far ahead", "2022-01-01T00:05:01Z"));

    assertThat(sink.events)
        .containsExactly(
            "REGISTERED_IN_FUTURE at 2021-12-31T23:59:00Z",
            "a at 2021-12-31T22:00:00Z",
            "tick 2021-12-31T22:00:00Z",
            "tick 2021-12-31T23:00:00Z",
            "b at 2021-12-31T23:59:00Z",
            "tick 2021-12-31T23:59:00Z");
    assertThat(report.withheld()).isEqualTo(1);
    assertThat(report.rejected()).containsExactly(entry(RejectReason.REGISTERED_IN_FUTURE, 1L));
  }

  @Test
  void aFactRegisteredMoreThanFiveMinutesAfterTheGivenEndIsRejectedWithItsLine()
      throws IOException {
    replay(
        Optional.of("2021-03-01T10:00:00Z"),
        Lines.need("a", "2021-03-01T10:00:00Z"),
        Lines.need("b", "2021-03-01T10:05:01Z"));

    assertThat(sink.rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.REGISTERED_IN_FUTURE);
              assertThat(((Origin.Line) rejection.origin()).line()).isEqualTo(2);
            });
    assertThat(sink.facts).extracting(Fact::eventId).containsExactly("a");
  }

  @Test
  void factsOfTheSameInstantKeepTheOrderOfTheFiles() throws IOException {
    Path first =
        Files.writeString(
            folder.resolve("1.ndjson"),
            Lines.need("x", "2021-03-01T10:00:00Z")
                + "\n"
                + Lines.need("a", "2021-03-01T10:00:00Z"));
    Path second =
        Files.writeString(folder.resolve("2.ndjson"), Lines.need("m", "2021-03-01T10:00:00Z"));

    feed(TickRule.hourly()).run(List.of(first, second), Optional.empty(), sink);

    assertThat(sink.facts).extracting(Fact::eventId).containsExactly("x", "a", "m");
  }

  @Test
  void withoutFactsOnlyTheGivenEndIsTicked() throws IOException {
    assertThat(replay(Optional.of("2021-03-01T10:30:00Z"), "no fact").ticks()).isEqualTo(1);
    assertThat(sink.ticks).containsExactly(Instant.parse("2021-03-01T10:30:00Z").toEpochMilli());
  }

  @Test
  void withoutFactsAndEndNothingIsTicked() throws IOException {
    ReplayReport report = replay(Optional.empty(), "no fact");

    assertThat(report.until()).isEqualTo(OptionalLong.empty());
    assertThat(sink.ticks).isEmpty();
    assertThat(sink.rejections).hasSize(1);
  }

  @Test
  void anEndBeforeAllFactsFeedsNone() throws IOException {
    replay(Optional.of("2021-02-28T23:58:00Z"), Lines.need("a", "2021-03-01T00:00:00Z"));

    assertThat(sink.events).containsExactly("tick 2021-02-28T23:58:00Z");
  }

  @Test
  void aFixedIntervalStillTicksAtLocalMidnight() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("interval.ndjson"),
            Lines.need("a", "2021-03-01T20:00:00Z")
                + "\n"
                + Lines.need("b", "2021-03-02T07:00:00Z"));

    feed(TickRule.every(Duration.ofHours(6), List.of(Lines.ZONE)))
        .run(List.of(file), Optional.empty(), sink);

    assertThat(sink.ticks.stream().map(Instant::ofEpochMilli).map(Instant::toString))
        .containsExactly(
            "2021-03-01T23:00:00Z",
            "2021-03-02T00:00:00Z",
            "2021-03-02T06:00:00Z",
            "2021-03-02T07:00:00Z");
  }

  @Test
  void aRecordWithAnotherTextThanTheStandardKeepsIt() throws IOException {
    String line = Lines.need("a", "2021-03-01T10:00Z");

    replay(Optional.empty(), line);

    assertThat(Lines.CODEC.canonical(sink.facts.get(0))).contains("2021-03-01T10:00Z");
  }

  @Test
  void nothingIsFedWhenAFileIsMissing() {
    assertThatThrownBy(
            () ->
                feed(TickRule.hourly())
                    .run(List.of(folder.resolve("missing")), Optional.empty(), sink))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(sink.events).isEmpty();
  }

  @Provide
  Arbitrary<List<Long>> registrations() {
    long start = Instant.parse("2021-03-26T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(start, start + 4 * 86_400).list().ofMinSize(1).ofMaxSize(20);
  }

  @Property(tries = 200)
  void everyTickFollowsAllFactsRegisteredByThenAndNoneRegisteredLater(
      @ForAll("registrations") List<Long> seconds) throws IOException {
    String[] lines =
        IntStream.range(0, seconds.size())
            .mapToObj(i -> Lines.need("e" + i, Instant.ofEpochSecond(seconds.get(i)).toString()))
            .toArray(String[]::new);
    Recorded fed = new Recorded();
    Path file = Files.createTempFile("registrations", ".ndjson");
    Files.writeString(file, String.join("\n", lines));

    feed(TickRule.hourly()).run(List.of(file), Optional.empty(), fed);

    Files.delete(file);
    long lastTick = Long.MIN_VALUE;
    long latest = Long.MIN_VALUE;
    int facts = 0;
    for (String event : fed.events) {
      if (event.startsWith("tick ")) {
        long tick = Instant.parse(event.substring(5)).toEpochMilli();
        assertThat(tick).isGreaterThan(lastTick).isGreaterThanOrEqualTo(latest);
        lastTick = tick;
      } else {
        long registered = Instant.parse(event.substring(event.indexOf(" at ") + 4)).toEpochMilli();
        assertThat(registered).isGreaterThan(lastTick).isGreaterThanOrEqualTo(latest);
        latest = registered;
        facts++;
      }
    }
    assertThat(facts).isEqualTo(seconds.size());
    assertThat(lastTick)
        .isEqualTo(seconds.stream().mapToLong(second -> second * 1000).max().getAsLong());
  }

  private ReplayReport replay(Optional<String> until, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("facts.ndjson"), String.join("\n", lines));
    return feed(TickRule.hourly()).run(List.of(file), until.map(Instant::parse), sink);
  }

  private static ReplayFeed feed(TickRule rule) {
    return new ReplayFeed(Lines.FACTS, Lines.CODEC, rule, InstantSource.fixed(NOW));
  }
}
