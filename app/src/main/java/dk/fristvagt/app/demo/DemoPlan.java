package dk.fristvagt.app.demo;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;

/**
 * What a demonstration shows. Kept beside its data, because the same plan makes the same facts, and
 * another would contradict those that are there.
 *
 * @param size what was asked for
 * @param today the day at whose start the history ends and the clock begins to run visibly
 */
public record DemoPlan(DemoSize size, LocalDate today) {

  private static final String SLAGELSE = "0330";

  /**
   * The plan of a data directory; made and written down there when it holds none.
   *
   * @param wanted what the plan shall be; null for that of the directory, or the ordinary one
   * @throws CommandFailure when the directory holds something else, or another demonstration
   */
  public static DemoPlan of(DataDirectory directory, DemoSize wanted, LocalDate today) {
    Path file = directory.demo();
    if (Files.exists(file)) {
      DemoPlan plan = read(file);
      if (wanted != null && !wanted.equals(plan.size)) {
        throw new CommandFailure(
            directory.root()
                + " holds the demonstration of "
                + plan.size.options()
                + "; leave these out, or choose another --data");
      }
      return plan;
    }
    if (directory.holdsData()) {
      throw new CommandFailure(
          directory.root() + " holds data that is no demonstration; choose another --data");
    }
    DemoPlan plan = new DemoPlan(wanted == null ? DemoSize.ORDINARY : wanted, today);
    plan.write(file);
    return plan;
  }

  /** When the clock begins to run visibly. */
  public Instant visibleFrom() {
    return start(today);
  }

  /** When the first tick is. */
  public Instant firstTick() {
    return start(from());
  }

  /** The municipality, until a day. */
  HistoryGenerator histories(LocalDate to) {
    return new HistoryGenerator(
        GeneratorSettings.ofSize(SLAGELSE, size.cases(), from(), to, size.seed()));
  }

  private LocalDate from() {
    return today.minusDays(size.historyDays());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant();
  }

  private static DemoPlan read(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
      return new DemoPlan(
          new DemoSize(
              Long.parseLong(properties.getProperty("seed")),
              Integer.parseInt(properties.getProperty("cases")),
              Integer.parseInt(properties.getProperty("historyDays"))),
          LocalDate.parse(properties.getProperty("today")));
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure(file + " is damaged; choose another --data", e);
    }
  }

  private void write(Path file) {
    Properties properties = new Properties();
    properties.setProperty("seed", Long.toString(size.seed()));
    properties.setProperty("cases", Integer.toString(size.cases()));
    properties.setProperty("historyDays", Integer.toString(size.historyDays()));
    properties.setProperty("today", today.toString());
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, "The plan of this demonstration.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
