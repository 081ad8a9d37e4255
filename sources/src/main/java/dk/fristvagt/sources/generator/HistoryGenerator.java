package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Invents the case histories of one municipality.
 *
 * <p>The facts depend on the settings alone. A later {@code to} gives the same facts and those
 * registered from the earlier one on. Every fact passes {@link dk.fristvagt.rules.fact.FactReader};
 * repeated records, corrections and voids are among them.
 *
 * <p>Immutable and thread-safe: each call makes the histories anew.
 */
public final class HistoryGenerator {

  private static final long CASES = 1;
  private static final long STAFF = 2;
  private static final long CASE_NAMES = 3;
  private static final long CHILD_NAMES = 4;

  private final GeneratorSettings settings;
  private final Intake intake;
  private final Outliner outliner;
  private final Arrivals arrivals;
  private final Roster roster;
  private final Pseudonyms caseNames;
  private final Pseudonyms childNames;
  private final SplitMix random;
  private final int fromDay;
  private final long end;

  public HistoryGenerator(GeneratorSettings settings) {
    this.settings = settings;
    this.random = new SplitMix(settings.seed()).split(Integer.parseInt(settings.municipality()));
    this.intake = Intake.of(settings);
    this.outliner = new Outliner(intake.lengthScale());
    this.fromDay = dayOf(settings.from());
    int endDay = dayOf(settings.to());
    this.end = CopenhagenCalendar.INSTANCE.startOf(endDay);
    int firstDay = fromDay - Outliner.LONGEST_SPAN_DAYS - Outline.DAYS_WITHOUT_CASE;
    this.arrivals = new Arrivals(firstDay, endDay, intake.casesPerYear());
    this.roster = new Roster(random.split(STAFF), settings.caseworkers(), firstDay);
    this.caseNames = new Pseudonyms(random.split(CASE_NAMES));
    this.childNames = new Pseudonyms(random.split(CHILD_NAMES));
  }

  private static int dayOf(LocalDate date) {
    return (int) date.toEpochDay();
  }

  /**
   * Hands over every fact, case by case; the facts of a case in the order of {@code registeredAt}.
   * Holds one case at a time, whatever the length of the period.
   */
  public void generate(Consumer<Fact> sink) {
    for (int number = 0; number < arrivals.count(); number++) {
      factsOf(number).forEach(sink);
    }
  }

  /**
   * Every fact in the order of {@code registeredAt} across cases, as a living system would receive
   * them. Equal times are in the order of the cases.
   *
   * <p>Holds the facts still to come of the cases that have begun. That is bounded by the open
   * cases and does not grow with the period: some tens of megabytes at the size of Slagelse.
   */
  public Iterator<Fact> inRegistrationOrder() {
    return new RegistrationOrder(this);
  }

  int caseCount() {
    return arrivals.count();
  }

  /** No fact of that case, nor of a later one, is registered before this, ms since the epoch. */
  long earliestOf(int number) {
    return CopenhagenCalendar.INSTANCE.startOf(arrivals.dayOf(number, 0)) * 1000;
  }

  /** In the order of registration; none where the case was over before the period. */
  List<Fact> factsOf(int number) {
    if (number < 0 || number >= arrivals.count()) {
      throw new NoSuchElementException("no case " + number);
    }
    SplitMix own = random.split(CASES).split(number);
    Outline outline = outliner.draw(arrivals.dayOf(number, own.uniform()), own.split(1));
    if (outline.lastDay() < fromDay) {
      return List.of();
    }
    Clerk clerk =
        new Clerk(settings, caseNames.token(number), childNames.token(number), end, own.split(2));
    new CaseFlow(new CaseContext(settings, roster, outline, clerk), intake.knownPerOpenDay())
        .play(own.split(3));
    return clerk.facts();
  }
}
