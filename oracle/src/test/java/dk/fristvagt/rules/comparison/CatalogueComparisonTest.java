package dk.fristvagt.rules.comparison;

import static dk.fristvagt.rules.fact.EventType.CHILD_ASSESSMENT_COMPLETED;
import static dk.fristvagt.rules.fact.EventType.NEED_IDENTIFIED;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.conformance.Histories;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseFile;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleCounts;
import dk.fristvagt.rules.oracle.OracleRow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CatalogueComparisonTest {

  private static final String BUILT_IN = BuiltInCatalogues.dkChildServicesYaml();
  private static final StatusCounts ONE_MET = new StatusCounts(1, 0, 0, 0, 0, 0);
  private static final StatusCounts ONE_LATE = new StatusCounts(0, 1, 0, 0, 0, 0);

  /** Noted on 3 March 2021, done on 20 June: in time within 4 months, not within 3. */
  private static final List<Fact> ASSESSMENT =
      new CaseFile()
          .add("need", NEED_IDENTIFIED, "2021-03-03T10:00")
          .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-06-20T10:00", "assessmentId", "a1")
          .records();

  private final List<ObligationDifference> differences = new ArrayList<>();

  private static CaseEvaluator evaluator(String yaml) {
    try {
      Catalogue catalogue = new CatalogueLoader().load(yaml);
      return new CaseEvaluator(catalogue, Calendars.danish(catalogue.saturdayIsWorkingDay()));
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException(e);
    }
  }

  private CatalogueComparison compare(String yaml, List<Fact> records, String clock) {
    CatalogueComparison comparison =
        new CatalogueComparison(CaseFile.evaluator(), evaluator(yaml), false, differences::add);
    comparison.add(records, millis(clock));
    return comparison;
  }

  private static FigureKey key(String rule, String month) {
    return new FigureKey(rule, "0330", null, YearMonth.parse(month));
  }

  @Test
  void threeMonthsInPlaceOfFourMoveTheDueAndTheMonthItIsCountedIn() {
    // 3 March and four months is 3 July, due at its end; three months is 3 June.
    CatalogueComparison comparison =
        compare(BUILT_IN.replace("within: P4M", "within: P3M"), ASSESSMENT, "2021-08-01T00:00");

    assertThat(comparison.figures().get(key("assessment-4m", "2021-07")))
        .isEqualTo(new ComparedFigures(ONE_MET, StatusCounts.ZERO));
    assertThat(comparison.figures().get(key("assessment-4m", "2021-06")))
        .isEqualTo(new ComparedFigures(StatusCounts.ZERO, ONE_LATE));
    assertThat(differences)
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.id()).isEqualTo("assessment-4m/0330/c-1/need/1");
              assertThat(difference.kind()).isEqualTo(DifferenceKind.CHANGED);
              assertThat(difference.aspects())
                  .containsExactly(Aspect.DUE, Aspect.WARNING, Aspect.STATUS);
              assertThat(difference.before().due()).isEqualTo(millis("2021-07-04T00:00"));
              assertThat(difference.after().due()).isEqualTo(millis("2021-06-04T00:00"));
            });
  }

  @Test
  void aMonthThatIsNotDueYetUnderEitherCatalogueHasNoFigures() {
    // On 10 June the three months are over and the four are not: nothing is due in July yet.
    CatalogueComparison comparison =
        compare(BUILT_IN.replace("within: P4M", "within: P3M"), ASSESSMENT, "2021-06-10T00:00");

    assertThat(comparison.figures())
        .containsEntry(
            key("assessment-4m", "2021-06"),
            new ComparedFigures(StatusCounts.ZERO, new StatusCounts(0, 0, 1, 0, 0, 0)))
        .doesNotContainKey(key("assessment-4m", "2021-07"));
  }

  @Test
  void aRenamedRuleIsGoneUnderTheOldNameAndThereUnderTheNew() {
    CatalogueComparison comparison =
        compare(
            BUILT_IN.replace("id: assessment-4m", "id: assessment-four-months"),
            ASSESSMENT,
            "2021-08-01T00:00");

    assertThat(comparison.figures().get(key("assessment-4m", "2021-07")))
        .isEqualTo(new ComparedFigures(ONE_MET, StatusCounts.ZERO));
    assertThat(comparison.figures().get(key("assessment-four-months", "2021-07")))
        .isEqualTo(new ComparedFigures(StatusCounts.ZERO, ONE_MET));
    assertThat(differences)
        .extracting(difference -> difference.kind().label() + ' ' + difference.id())
        .containsExactly(
            "only-before assessment-4m/0330/c-1/need/1",
            "only-after assessment-four-months/0330/c-1/need/1");
    assertThat(comparison.countsByRule().get("assessment-4m"))
        .isEqualTo(new DifferenceCounts(1, 0, Map.of(DifferenceKind.ONLY_BEFORE, 1L), Map.of()));
  }

  @Test
  void aNewRuleAddsItsFiguresAndChangesNoOthers() {
    String newRule =
        """
        rules:
          - id: assessment-10w
            name: {da: BFU inden 10 uger, en: Child assessment within 10 weeks}
            legal: local policy
            kind: deadline
            start: NeedIdentified
            fulfilled: ChildAssessmentCompleted
            within: P10W
        """;
    // 3 March and ten weeks is 12 May; it was done on 20 June.
    CatalogueComparison comparison =
        compare(BUILT_IN.replace("rules:\n", newRule), ASSESSMENT, "2021-08-01T00:00");

    assertThat(comparison.figures())
        .allSatisfy(
            (key, figures) -> {
              if (key.rule().equals("assessment-10w")) {
                assertThat(key.month()).isEqualTo(YearMonth.of(2021, 5));
                assertThat(figures).isEqualTo(new ComparedFigures(StatusCounts.ZERO, ONE_LATE));
              } else {
                assertThat(figures.isSame()).isTrue();
              }
            });
    assertThat(differences)
        .extracting(ObligationDifference::id)
        .containsExactly("assessment-10w/0330/c-1/need/1");
  }

  @Test
  void aCaseOfWhichNothingIsKnownYetIsNotCounted() {
    CatalogueComparison comparison = compare(BUILT_IN, ASSESSMENT, "2021-03-01T00:00");

    assertThat(comparison.cases()).isZero();
    assertThat(comparison.counts()).isEqualTo(DifferenceCounts.ZERO);
  }

  @Test
  void theListKeepsTheLeastIdsInWhateverOrderTheyCome() {
    List<ObligationDifference> all = new ArrayList<>();
    for (String id : List.of("b", "d", "a", "c")) {
      compare(
          BUILT_IN.replace("id: assessment-4m", "id: rule-" + id), ASSESSMENT, "2021-08-01T00:00");
    }
    differences.stream()
        .filter(difference -> difference.kind() == DifferenceKind.ONLY_AFTER)
        .forEach(all::add);
    DifferenceList list = new DifferenceList(2);

    all.forEach(list);

    assertThat(list.all())
        .extracting(ObligationDifference::id)
        .containsExactly("rule-a/0330/c-1/need/1", "rule-b/0330/c-1/need/1");
  }

  @Property(tries = 50)
  void theSameCatalogueMakesNoDifferenceAndItsFiguresAreThoseOfTheOracle(
      @ForAll("histories") List<Fact> records) {
    for (Instant clock : Histories.someClocks(records)) {
      CatalogueComparison comparison =
          new CatalogueComparison(
              CaseFile.evaluator(), evaluator(BUILT_IN), true, differences::add);
      Histories.byCase(records).forEach(one -> comparison.add(one, clock.toEpochMilli()));

      assertThat(differences).isEmpty();
      assertThat(comparison.counts().differing()).isZero();
      Map<FigureKey, StatusCounts> expected = new TreeMap<>();
      for (OracleRow row : Oracle.compliance(records, clock)) {
        if (row.now().due() > 0) {
          expected.put(
              new FigureKey(
                  row.group().rule(),
                  row.group().municipality(),
                  row.group().team(),
                  row.group().month()),
              counts(row.now()));
        }
      }
      assertThat(side(comparison, ComparedFigures::before)).isEqualTo(expected);
      assertThat(side(comparison, ComparedFigures::after)).isEqualTo(expected);
    }
  }

  @Property(tries = 50)
  void eachSideIsWhatItsCatalogueSaysByItself(@ForAll("histories") List<Fact> records) {
    CaseEvaluator tried =
        evaluator(
            BUILT_IN
                .replace("within: P4M", "within: P3M")
                .replace("id: follow-up\n", "id: followed-up\n")
                .replace("saturday: false", "saturday: true"));
    long clock = Clocks.FAR.toEpochMilli();
    CatalogueComparison comparison =
        new CatalogueComparison(CaseFile.evaluator(), tried, false, differences::add);
    List<Obligation> before = new ArrayList<>();
    List<Obligation> after = new ArrayList<>();
    for (Collection<Fact> one : Histories.byCase(records)) {
      comparison.add(one, clock);
      before.addAll(CaseFile.evaluator().evaluate(one, clock).obligations());
      after.addAll(tried.evaluate(one, clock).obligations());
    }

    assertThat(side(comparison, ComparedFigures::before)).isEqualTo(figures(before, clock));
    assertThat(side(comparison, ComparedFigures::after)).isEqualTo(figures(after, clock));
    DifferenceCounts counts = comparison.counts();
    assertThat(counts.before()).isEqualTo(before.size());
    assertThat(counts.after()).isEqualTo(after.size());
    assertThat(counts.differing()).isEqualTo(differences.size());
    assertThat(after.size() - before.size())
        .isEqualTo(
            (int) (counts.of(DifferenceKind.ONLY_AFTER) - counts.of(DifferenceKind.ONLY_BEFORE)));
    differences.clear();
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  private static Map<FigureKey, StatusCounts> side(
      CatalogueComparison comparison, Function<ComparedFigures, StatusCounts> side) {
    Map<FigureKey, StatusCounts> figures = new TreeMap<>();
    comparison
        .figures()
        .forEach(
            (key, both) -> {
              if (!side.apply(both).isZero()) {
                figures.put(key, side.apply(both));
              }
            });
    return figures;
  }

  private static Map<FigureKey, StatusCounts> figures(List<Obligation> obligations, long clock) {
    Map<FigureKey, StatusCounts> figures = new TreeMap<>();
    for (Obligation obligation : obligations) {
      DueCount due = DueCount.of(obligation, clock);
      if (due != null) {
        figures.merge(
            new FigureKey(
                obligation.rule(), obligation.municipality(), null, YearMonth.from(due.day())),
            StatusCounts.ZERO.plus(due.status(), 1),
            StatusCounts::plus);
      }
    }
    return figures;
  }

  private static StatusCounts counts(OracleCounts counts) {
    return new StatusCounts(
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown());
  }
}
