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
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What a demonstration shows. Kept beside its data, because the same plan makes the same facts, and
 * another would contradict those that are there.
 *
 * @param seed of the generated municipality
 * @param from the first day of its history
 * @param today the day at whose start the history ends and the clock begins to run visibly
 */
public record DemoPlan(long seed, LocalDate from, LocalDate today) {

  private static final int YEARS = 2;
  private static final long DEFAULT_SEED = 1;

  /**
   * The plan of a data directory; made and written down there when it holds none.
   *
   * @param seed empty for that of the directory, or 1
   * @throws CommandFailure when the directory holds something else, or a demonstration of another
   *     seed
   */
  public static DemoPlan of(DataDirectory directory, OptionalLong seed, LocalDate today) {
    Path file = directory.demo();
    if (Files.exists(file)) {
      DemoPlan plan = read(file);
      if (seed.isPresent() && seed.getAsLong() != plan.seed) {
        throw new CommandFailure(
            directory.root()
                + " holds the demonstration of seed "
                + plan.seed
                + "; leave --seed out, or choose another --data");
      }
      return plan;
    }
    if (directory.holdsData()) {
      throw new CommandFailure(
          directory.root() + " holds data that is no demonstration; choose another --data");
    }
    DemoPlan plan = new DemoPlan(seed.orElse(DEFAULT_SEED), today.minusYears(YEARS), today);
    plan.write(file);
    return plan;
  }

  /** When the clock begins to run visibly. */
  public Instant visibleFrom() {
    return start(today);
  }

  /** When the first tick is. */
  public Instant firstTick() {
    return start(from);
  }

  /** The municipality, until a day. */
  HistoryGenerator histories(LocalDate to) {
    return new HistoryGenerator(GeneratorSettings.slagelse(from, to, seed));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant();
  }

  private static DemoPlan read(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
      return new DemoPlan(
          Long.parseLong(properties.getProperty("seed")),
          LocalDate.parse(properties.getProperty("from")),
          LocalDate.parse(properties.getProperty("today")));
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure(file + " is damaged; choose another --data", e);
    }
  }

  private void write(Path file) {
    Properties properties = new Properties();
    properties.setProperty("seed", Long.toString(seed));
    properties.setProperty("from", from.toString());
    properties.setProperty("today", today.toString());
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, "The plan of this demonstration.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
