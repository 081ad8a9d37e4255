package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.sources.CaseArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Files of facts, read into memory case by case, and the clock that they are looked at with: the
 * one given, else the greatest registration that is not in the future, as the end of a replay is.
 * Not thread-safe.
 */
public final class FactFiles {

  /** Often enough for a progress line, seldom enough to cost nothing. */
  private static final long CASES_BETWEEN_REPORTS = 100;

  private final CaseArchive archive;
  private final long clock;
  private final Progress progress;
  private final StopSignal stop;

  private FactFiles(CaseArchive archive, long clock, Progress progress, StopSignal stop) {
    this.archive = archive;
    this.clock = clock;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * @throws IOException when a file cannot be read
   * @throws StoppedException when a stop was requested meanwhile
   */
  public static FactFiles read(
      List<Path> files, Optional<Instant> until, Progress progress, StopSignal stop)
      throws IOException {
    requireReadable(files);
    Calendars calendars = Calendars.danish(false);
    long latest = until.orElseGet(Instant::now).toEpochMilli();
    CaseArchive archive =
        CaseArchive.read(
            files,
            new FactReader(calendars::zone),
            new CaseChangeCodec(calendars::zone),
            latest,
            lines -> {
              stop.check();
              progress.at("Reading lines", lines, 0);
            });
    long clock = until.isPresent() ? latest : archive.lastRegistration().orElse(latest);
    return new FactFiles(archive, clock, progress, stop);
  }

  /**
   * Tells files that cannot be read before anything is started.
   *
   * @throws NoSuchFileException when one is not there
   * @throws CommandFailure that names the first that cannot be read
   */
  public static void requireReadable(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (Files.isDirectory(file) || !Files.isReadable(file)) {
        throw new CommandFailure(
            file + " is no file that can be read; check the path and its permissions");
      }
    }
  }

  /** ms since the epoch. */
  public long clock() {
    return clock;
  }

  public int cases() {
    return archive.cases();
  }

  /**
   * Hands over the records of each case, in the order of the cases.
   *
   * @throws StoppedException when a stop was requested meanwhile
   */
  public void forEachCase(BiConsumer<CaseId, List<Fact>> consumer) {
    long[] done = {0};
    archive.forEachCase(
        (id, records) -> {
          stop.check();
          consumer.accept(id, records);
          if (++done[0] % CASES_BETWEEN_REPORTS == 0) {
            progress.at("Looking at cases", done[0], archive.cases());
          }
        });
  }

  /** What was left out, in one line; empty where every line is a fact. */
  public Optional<String> rejected() {
    Map<RejectReason, Long> rejected = archive.rejected();
    if (rejected.isEmpty()) {
      return Optional.empty();
    }
    long sum = rejected.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text = new StringBuilder(sum + " of " + archive.lines() + " lines are rejected:");
    rejected.forEach((reason, n) -> text.append(' ').append(reason.name()).append(' ').append(n));
    return Optional.of(text.toString());
  }
}
