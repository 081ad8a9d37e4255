package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.CaseChangeCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Feeds the facts of some files along the timeline of their registration, with ticks.
 *
 * <p>The rejected lines come first, then the facts by {@code registeredAt} (those registered at the
 * same time in the order of the files), each with the instant of its registration as the clock.
 * Before a tick come exactly the facts registered at or before it. The first tick is the first of
 * the rule at or after the least {@code registeredAt}, the last is the end.
 *
 * <p>The <em>end</em> is the one given, else the greatest {@code registeredAt} that is not after
 * the wall clock. A fact registered more than five minutes after the end that was given, or after
 * the wall clock where none was, is rejected; one registered after the end but not by so much is
 * withheld.
 *
 * <p>Example, with hourly ticks and an end at 11:30: facts registered at 09:10, 10:00, 10:20 and
 * 11:33 give the first two, tick 10:00, the third, tick 11:00, tick 11:30; the fourth is withheld.
 */
public final class ReplayFeed {

  private final FactLines.Format format;
  private final CaseChangeCodec codec;
  private final TickRule ticks;
  private final InstantSource wallClock;

  public ReplayFeed(
      FactReader facts, CaseChangeCodec codec, TickRule ticks, InstantSource wallClock) {
    this(file -> NdjsonReader.open(file, facts), codec, ticks, wallClock);
  }

  /** Of files in another format than NDJSON. */
  public ReplayFeed(
      FactLines.Format format, CaseChangeCodec codec, TickRule ticks, InstantSource wallClock) {
    this.format = format;
    this.codec = codec;
    this.ticks = ticks;
    this.wallClock = wallClock;
  }

  /**
   * Reads all files, then feeds. The facts are held in memory, some hundred bytes each.
   *
   * @param until the end, to the millisecond; empty for the default
   * @throws IOException when one of the files cannot be read; nothing is fed then
   */
  public ReplayReport run(List<Path> files, Optional<Instant> until, FeedSink sink)
      throws IOException {
    ReadableFiles.require(files);
    long latest = until.orElseGet(wallClock::instant).toEpochMilli();
    History history = read(files, latest);
    history.facts.sort();
    OptionalLong end = until.isPresent() ? OptionalLong.of(latest) : history.end();
    RejectCounts rejected = new RejectCounts();
    for (Rejection rejection : history.rejections) {
      sink.reject(rejection, end.orElse(latest));
      rejected.add(rejection.reason());
    }
    long ticked = end.isPresent() ? feed(history.facts, end.getAsLong(), sink) : 0;
    return new ReplayReport(
        history.read, history.facts.size(), history.withheld, rejected.toMap(), ticked, end);
  }

  /** All the facts are registered by the end. Returns the number of ticks. */
  private long feed(PackedFacts sorted, long end, FeedSink sink) {
    int next = 0;
    long ticked = 0;
    long tick = sorted.size() == 0 ? end : Math.min(end, ticks.after(sorted.registeredAt(0) - 1));
    while (true) {
      for (; next < sorted.size() && sorted.registeredAt(next) <= tick; next++) {
        sink.fact(sorted.get(next), sorted.registeredAt(next));
      }
      sink.tick(tick);
      ticked++;
      if (tick == end) {
        return ticked;
      }
      tick = Math.min(end, ticks.after(tick));
    }
  }

  private History read(List<Path> files, long latest) throws IOException {
    History history = new History(new PackedFacts(codec));
    for (Path file : files) {
      try (FactLines reader = format.open(file)) {
        for (ReadLine line = reader.next(latest); line != null; line = reader.next(latest)) {
          history.add(line, latest);
        }
      }
    }
    return history;
  }

  /** What the files hold. */
  private static final class History {
    private final PackedFacts facts;
    private final List<Rejection> rejections = new ArrayList<>();
    private long read;
    private long withheld;

    History(PackedFacts facts) {
      this.facts = facts;
    }

    void add(ReadLine line, long latest) {
      read++;
      if (line instanceof ReadLine.Rejected bad) {
        rejections.add(bad.rejection());
      } else if (line instanceof ReadLine.Accepted accepted) {
        if (accepted.fact().registeredAt().epochMilli() <= latest) {
          facts.add(accepted.fact());
        } else {
          withheld++;
        }
      }
    }

    /** The greatest {@code registeredAt} of the sorted facts. */
    OptionalLong end() {
      return facts.size() == 0
          ? OptionalLong.empty()
          : OptionalLong.of(facts.registeredAt(facts.size() - 1));
    }
  }
}
