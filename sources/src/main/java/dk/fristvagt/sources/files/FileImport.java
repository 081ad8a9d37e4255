package dk.fristvagt.sources.files;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.RecordSink;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands over the facts of files, in turn, and what is wrong in them, and counts. Begins where an
 * import of the same files was stopped. An import of history is no source: it never ticks.
 *
 * <p>Example: stopped after row 70,000 of the second file, with the last checkpoint at row 60,000,
 * it goes on at row 60,001; the facts of the rows between are handed over twice, with the same keys
 * and content.
 */
public final class FileImport {

  /** Often enough for a progress line, seldom enough to cost nothing. */
  private static final long ROWS_BETWEEN_REPORTS = 1_000;

  private static final long ROWS_BETWEEN_CHECKPOINTS = 10_000;
  private static final Duration TIME_BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);

  private final InstantSource clock;

  /**
   * @param clock the wall clock, which no fact may be ahead of
   */
  public FileImport(InstantSource clock) {
    this.clock = clock;
  }

  /** Told how far it is. */
  public interface Progress {

    /**
     * @param rows read so far
     * @param bytes of all files so far
     * @param total bytes of all files
     */
    void at(long rows, long bytes, long total);
  }

  /**
   * Reads the files in turn.
   *
   * @return one summary for each file, rows of an earlier part included
   * @throws IOException when a file cannot be read to its end, or the checkpoint not be kept
   */
  public List<FileSummary> run(
      List<FactFile> files, RecordSink sink, Checkpoints checkpoints, Progress progress)
      throws IOException {
    List<FileSummary> summaries = new ArrayList<>(checkpoints.begin(files));
    int before = summaries.size();
    long total = files.stream().mapToLong(file -> file.content().size()).sum();
    Run run = new Run(sink, checkpoints, progress, summaries, total);
    for (int i = 0; i < files.size(); i++) {
      if (i >= before) {
        summaries.add(new FileSummary(files.get(i)));
      }
      if (!summaries.get(i).isDone()) {
        run.read(files.get(i), summaries.get(i));
      }
      run.bytesBefore += files.get(i).content().size();
    }
    checkpoints.finished();
    progress.at(run.rows, total, total);
    return summaries;
  }

  private final class Run {
    private final RecordSink sink;
    private final Checkpoints checkpoints;
    private final Progress progress;
    private final List<FileSummary> summaries;
    private final long total;
    private long bytesBefore;
    private long rows;
    private long sinceCheckpoint;
    private long lastCheckpoint = System.nanoTime();

    Run(
        RecordSink sink,
        Checkpoints checkpoints,
        Progress progress,
        List<FileSummary> summaries,
        long total) {
      this.sink = sink;
      this.checkpoints = checkpoints;
      this.progress = progress;
      this.summaries = summaries;
      this.total = total;
    }

    void read(FactFile file, FileSummary summary) throws IOException {
      try (RowReader reader = file.open()) {
        for (long i = 0; i < summary.rows() && reader.skip(); i++) {
          count(reader);
        }
        long now = clock.millis();
        for (ReadRow row = reader.next(now); row != null; row = reader.next(now)) {
          hand(row, now);
          summary.add(row);
          count(reader);
          sinceCheckpoint++;
          if (rows % ROWS_BETWEEN_REPORTS == 0 && isCheckpointDue()) {
            summary.addUnknownCodes(reader.takeUnknownCodes());
            save();
          }
          now = clock.millis();
        }
        summary.addUnknownCodes(reader.takeUnknownCodes());
        summary.markDone();
      }
    }

    private void hand(ReadRow row, long now) {
      if (row instanceof ReadRow.Rejected bad) {
        sink.reject(bad.rejection(), now);
      } else if (row instanceof ReadRow.Taken taken) {
        for (Fact fact : taken.facts()) {
          sink.fact(fact, now);
        }
      }
    }

    private void count(RowReader reader) {
      if (++rows % ROWS_BETWEEN_REPORTS == 0) {
        progress.at(rows, bytesBefore + reader.bytesRead(), total);
      }
    }

    private boolean isCheckpointDue() {
      return sinceCheckpoint >= ROWS_BETWEEN_CHECKPOINTS
          || System.nanoTime() - lastCheckpoint > TIME_BETWEEN_CHECKPOINTS.toNanos();
    }

    private void save() throws IOException {
      checkpoints.save(summaries);
      sinceCheckpoint = 0;
      lastCheckpoint = System.nanoTime();
    }
  }
}
