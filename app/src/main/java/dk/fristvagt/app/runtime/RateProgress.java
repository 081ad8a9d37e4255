package dk.fristvagt.app.runtime;

import dk.fristvagt.sources.files.FileImport;
import java.util.Locale;

/** Says how much of all bytes is read, and how many rows a second. */
final class RateProgress implements FileImport.Progress {

  private static final int BYTES = 1_000;

  private final String what;
  private final Progress progress;
  private final long started = System.nanoTime();

  RateProgress(String what, Progress progress) {
    this.what = what;
    this.progress = progress;
  }

  @Override
  public void at(long rows, long bytes, long total) {
    progress.at(what, bytes / BYTES, Math.max(1, total / BYTES));
    double seconds = (System.nanoTime() - started) / 1e9;
    progress.note(
        String.format(
            Locale.ROOT, "%,d rows, %,.0f a second", rows, rows / Math.max(0.001, seconds)));
  }
}
