package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.FactReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings files of facts into {@code case-changes} and what is wrong in them into the rejects. An
 * import of history is no source: it never ticks.
 */
public final class NdjsonImport {

  /** Often enough for a progress line, seldom enough to cost nothing. */
  private static final long LINES_BETWEEN_REPORTS = 1000;

  private final FactReader facts;
  private final InstantSource clock;

  /**
   * @param clock the wall clock, which no fact may be ahead of
   */
  public NdjsonImport(FactReader facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** As {@link #run(List, RecordSink, LongConsumer)}, telling nobody how far it is. */
  public ImportReport run(List<Path> files, RecordSink sink) throws IOException {
    return run(files, sink, lines -> {});
  }

  /**
   * Reads the files in turn.
   *
   * @param progress told now and then how many lines were read so far
   * @throws IOException when one of the files cannot be read; nothing is written when one is not
   *     there
   */
  public ImportReport run(List<Path> files, RecordSink sink, LongConsumer progress)
      throws IOException {
    requireReadable(files);
    long read = 0;
    long written = 0;
    RejectCounts rejected = new RejectCounts();
    for (Path file : files) {
      try (NdjsonReader reader = NdjsonReader.open(file, facts)) {
        long now = clock.millis();
        for (ReadLine line = reader.next(now); line != null; line = reader.next(now)) {
          if (line instanceof ReadLine.Accepted accepted) {
            sink.fact(accepted.fact(), now);
            written++;
          } else if (line instanceof ReadLine.Rejected bad) {
            sink.reject(bad.rejection(), now);
            rejected.add(bad.rejection().reason());
          }
          if (++read % LINES_BETWEEN_REPORTS == 0) {
            progress.accept(read);
          }
          now = clock.millis();
        }
      }
    }
    progress.accept(read);
    return new ImportReport(read, written, rejected.toMap());
  }

  static void requireReadable(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file) || Files.isDirectory(file)) {
        throw new NoSuchFileException(file.toString(), null, "no such file");
      }
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString(), null, "may not be read");
      }
    }
  }
}
