package dk.fristvagt.sources.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What to generate.
 *
 * @param municipality four digits
 * @param openCases how many cases are open at any time, about; 20 to 50,000
 * @param notificationsPerYear how many notifications a year brings, about; half to three times
 *     {@code openCases}
 * @param caseworkers how many caseworkers there are at any time, over eight teams; 8 to 5,000
 * @param from first local day of the period, inclusive. Cases open on it, or just notified, come
 *     with all of their history from before
 * @param to the local day (Europe/Copenhagen) at whose start the world ends: nothing occurs or is
 *     registered then or later
 * @param seed another seed, another municipality
 * @param practice how well the work is done
 * @param recordKeeping how well it is recorded
 */
public record GeneratorSettings(
    String municipality,
    int openCases,
    int notificationsPerYear,
    int caseworkers,
    LocalDate from,
    LocalDate to,
    long seed,
    Practice practice,
    RecordKeeping recordKeeping) {

  static final int FEWEST_OPEN_CASES = 20;
  private static final String SLAGELSE = "0330";

  /** Slagelse, March 2023: 2,124 children with a case. */
  private static final int SLAGELSE_OPEN_CASES = 2_100;

  /** Slagelse, 2022: 2,756 notifications. */
  private static final int SLAGELSE_NOTIFICATIONS = 2_750;

  private static final int SLAGELSE_CASEWORKERS = 74;
  private static final LocalDate FIRST_FROM = LocalDate.of(1980, 1, 1);
  private static final LocalDate LAST_TO = LocalDate.of(2100, 1, 1);

  /**
   * @throws IllegalArgumentException that names everything wrong at once
   */
  public GeneratorSettings {
    List<String> errors = new ArrayList<>();
    if (municipality == null || !municipality.matches("[0-9]{4}")) {
      errors.add("municipality must be four digits");
    }
    if (openCases < FEWEST_OPEN_CASES || openCases > 50_000) {
      errors.add("openCases must be from 20 to 50000, not " + openCases);
    } else if (notificationsPerYear < openCases / 2 || notificationsPerYear > openCases * 3) {
      errors.add(
          "notificationsPerYear must be from half to three times openCases, not "
              + notificationsPerYear);
    }
    if (caseworkers < Team.values().length || caseworkers > 5_000) {
      errors.add("caseworkers must be from 8 to 5000, not " + caseworkers);
    }
    if (from == null || to == null || !from.isBefore(to)) {
      errors.add("from must be a day before to");
    } else if (from.isBefore(FIRST_FROM) || to.isAfter(LAST_TO)) {
      errors.add("from and to must lie in " + FIRST_FROM + " to " + LAST_TO);
    }
    if (practice == null || recordKeeping == null) {
      errors.add("practice and recordKeeping must be given");
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  /** Municipality 0330 at the size of Slagelse. */
  public static GeneratorSettings slagelse(LocalDate from, LocalDate to, long seed) {
    return ofSize(SLAGELSE, SLAGELSE_OPEN_CASES, from, to, seed);
  }

  /** A municipality with Slagelse's proportions and that many open cases. */
  public static GeneratorSettings ofSize(
      String municipality, int openCases, LocalDate from, LocalDate to, long seed) {
    double size = (double) openCases / SLAGELSE_OPEN_CASES;
    return new GeneratorSettings(
        municipality,
        openCases,
        (int) Math.round(size * SLAGELSE_NOTIFICATIONS),
        Math.max(Team.values().length, (int) Math.round(size * SLAGELSE_CASEWORKERS)),
        from,
        to,
        seed,
        Practice.improving(),
        RecordKeeping.ordinary());
  }

  /** The same settings for another seed. */
  public GeneratorSettings withSeed(long other) {
    return new GeneratorSettings(
        municipality,
        openCases,
        notificationsPerYear,
        caseworkers,
        from,
        to,
        other,
        practice,
        recordKeeping);
  }

  /** The same municipality with another practice. */
  public GeneratorSettings withPractice(Practice other) {
    return new GeneratorSettings(
        municipality,
        openCases,
        notificationsPerYear,
        caseworkers,
        from,
        to,
        seed,
        other,
        recordKeeping);
  }

  /** The same municipality with another way of keeping records. */
  public GeneratorSettings withRecordKeeping(RecordKeeping other) {
    return new GeneratorSettings(
        municipality,
        openCases,
        notificationsPerYear,
        caseworkers,
        from,
        to,
        seed,
        practice,
        other);
  }
}
