package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.Progress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error; thread-safe. */
final class TerminalProgress implements Progress {

  private static final Duration UPDATE = Duration.ofMillis(250);

  private String current = "";
  private ProgressBar bar;

  @Override
  public synchronized void at(String what, long done, long total) {
    if (bar == null || !what.equals(current)) {
      close();
      current = what;
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(total == 0 ? -1 : total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis((int) UPDATE.toMillis())
              .clearDisplayOnFinish()
              .build();
    }
    bar.maxHint(total == 0 ? -1 : total);
    bar.stepTo(done);
  }

  @Override
  public synchronized void note(String words) {
    if (bar != null) {
      bar.setExtraMessage(words);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
