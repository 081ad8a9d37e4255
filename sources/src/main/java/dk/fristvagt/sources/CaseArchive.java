package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.CaseChangeCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * The facts of some files, held in memory case by case, some hundred bytes each: for what looks at
 * whole cases without a system that keeps them.
 *
 * <p>A case may be spread over all the files, in any order, with duplicates. Immutable once read,
 * but not thread-safe.
 */
public final class CaseArchive {

  /** Often enough for a progress line, seldom enough to cost nothing. */
  private static final long LINES_BETWEEN_REPORTS = 1000;

  private final PackedFacts facts;
  private final Map<CaseId, List<Integer>> byCase = new TreeMap<>();
  private final RejectCounts rejected = new RejectCounts();
  private long read;
  private long last = Long.MIN_VALUE;

  private CaseArchive(CaseChangeCodec codec) {
    this.facts = new PackedFacts(codec);
  }

  /**
   * Reads all files.
   *
   * @param clock what no registration may be more than five minutes ahead of, ms since the epoch
   * @param progress told now and then how many lines were read so far
   * @throws IOException when one of the files cannot be read
   */
  public static CaseArchive read(
      List<Path> files, FactReader reader, CaseChangeCodec codec, long clock, LongConsumer progress)
      throws IOException {
    ReadableFiles.require(files);
    CaseArchive archive = new CaseArchive(codec);
    for (Path file : files) {
      try (NdjsonReader lines = NdjsonReader.open(file, reader)) {
        for (ReadLine line = lines.next(clock); line != null; line = lines.next(clock)) {
          archive.add(line, clock);
          if (archive.read % LINES_BETWEEN_REPORTS == 0) {
            progress.accept(archive.read);
          }
        }
      }
    }
    progress.accept(archive.read);
    return archive;
  }

  private void add(ReadLine line, long clock) {
    read++;
    if (line instanceof ReadLine.Rejected bad) {
      rejected.add(bad.rejection().reason());
    } else if (line instanceof ReadLine.Accepted accepted) {
      Fact fact = accepted.fact();
      byCase.computeIfAbsent(fact.caseKey(), id -> new ArrayList<>()).add(facts.size());
      facts.add(fact);
      if (fact.registeredAt().epochMilli() <= clock) {
        last = Math.max(last, fact.registeredAt().epochMilli());
      }
    }
  }

  /** The lines that are not blank. */
  public long lines() {
    return read;
  }

  /** The facts among them, duplicates included. */
  public long facts() {
    return facts.size();
  }

  public int cases() {
    return byCase.size();
  }

  /** The lines that are no facts, by reason, in the order of the reasons. */
  public Map<RejectReason, Long> rejected() {
    return rejected.toMap();
  }

  /** The greatest registration that is not after the clock; empty where there is none. */
  public OptionalLong lastRegistration() {
    return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** Hands over the records of each case, in the order of the cases. */
  public void forEachCase(BiConsumer<CaseId, List<Fact>> consumer) {
    byCase.forEach(
        (id, positions) -> {
          List<Fact> records = new ArrayList<>(positions.size());
          for (int position : positions) {
            records.add(facts.get(position));
          }
          consumer.accept(id, records);
        });
  }
}
