package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Invents the case histories of one municipality.
 *
 * <p>The facts depend on the settings alone. A later {@code to} gives the same facts and those
 * registered from the earlier one on. A history is that of a family: each of its children has a
 * case of its own. Every fact passes {@link dk.fristvagt.rules.fact.FactReader}; repeated records,
 * corrections and voids are among them.
 *
 * <p>Immutable and thread-safe: each call makes the histories anew.
 */
public final class HistoryGenerator implements NumberedHistories {

  private static final long CASES = 1;
  private static final long STAFF = 2;
  private static final long CASE_NAMES = 3;
  private static final long CHILD_NAMES = 4;
  private static final long OUTLINES = 1;
  private static final long CLERKS = 2;
  private static final long FLOWS = 3;

  /** The numbers of a family's cases lie this far from those of the next. */
  private static final int MOST_CHILDREN = 4;

  private static final Comparator<Fact> REGISTRATION =
      Comparator.comparingLong((Fact fact) -> fact.registeredAt().epochMilli())
          .thenComparingInt(Fact::revision);

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
    this.arrivals = new Arrivals(firstDay, endDay, intake.familiesPerYear());
    this.roster = new Roster(random.split(STAFF), settings.caseworkers(), firstDay);
    this.caseNames = new Pseudonyms(random.split(CASE_NAMES));
    this.childNames = new Pseudonyms(random.split(CHILD_NAMES));
  }

  private static int dayOf(LocalDate date) {
    return (int) date.toEpochDay();
  }

  /**
   * Hands over every fact, family by family; the facts of a family in the order of {@code
   * registeredAt}. Holds one family at a time, whatever the length of the period.
   */
  public void generate(Consumer<Fact> sink) {
    for (int number = 0; number < arrivals.count(); number++) {
      factsOf(number).forEach(sink);
    }
  }

  /**
   * Every fact in the order of {@code registeredAt} across cases, as a living system would receive
   * them. Equal times are in the order of the families.
   *
   * <p>Holds the facts still to come of the cases that have begun. That is bounded by the open
   * cases and does not grow with the period: some tens of megabytes at the size of Slagelse.
   */
  public Iterator<Fact> inRegistrationOrder() {
    return new RegistrationOrder(this);
  }

  @Override
  public int count() {
    return arrivals.count();
  }

  @Override
  public long earliestOf(int number) {
    return CopenhagenCalendar.INSTANCE.startOf(arrivals.dayOf(number, 0)) * 1000;
  }

  /** None where every case was over before the period. */
  @Override
  public List<Fact> factsOf(int number) {
    if (number < 0 || number >= arrivals.count()) {
      throw new NoSuchElementException("no family " + number);
    }
    SplitMix own = random.split(CASES).split(number);
    List<Outline> family =
        outliner.family(arrivals.dayOf(number, own.uniform()), own.split(OUTLINES));
    List<Clerk> clerks = new ArrayList<>(family.size());
    for (int child = 0; child < family.size(); child++) {
      clerks.add(clerk(number * MOST_CHILDREN + child, own.split(CLERKS).split(child)));
    }
    List<Fact> facts = new ArrayList<>();
    for (int child = 0; child < family.size(); child++) {
      if (isInPeriod(family.get(child))) {
        clerks.get(child).siblings(siblings(family, clerks, child));
        play(family.get(child), clerks.get(child), own.split(FLOWS).split(child));
      }
    }
    for (Clerk clerk : clerks) {
      facts.addAll(clerk.facts());
    }
    facts.sort(REGISTRATION);
    return facts;
  }

  private boolean isInPeriod(Outline outline) {
    return outline.lastDay() >= fromDay;
  }

  private Clerk clerk(int caseNumber, SplitMix own) {
    return new Clerk(settings, caseNames.token(caseNumber), childNames.token(caseNumber), end, own);
  }

  private List<Clerk> siblings(List<Outline> family, List<Clerk> clerks, int child) {
    List<Clerk> siblings = new ArrayList<>();
    for (int other = 0; other < family.size(); other++) {
      if (other != child && isInPeriod(family.get(other))) {
        siblings.add(clerks.get(other));
      }
    }
    return siblings;
  }

  private void play(Outline outline, Clerk clerk, SplitMix own) {
    new CaseFlow(new CaseContext(settings, roster, outline, clerk), intake.knownPerOpenDay())
        .play(own);
  }
}
