package dk.fristvagt.rules.catalogue.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.Terms;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueLoaderTest {

  /** Six lines; a rule's own lines begin at line 7. */
  private static final String HEAD =
      """
      catalogue: test
      name: {da: Prøve, en: Test}
      rules:
        - id: a-rule
          name: {da: Regel, en: Rule}
          legal: local
      """;

  private static final String DEADLINE =
      """
          kind: deadline
          start: NotificationReceived
          fulfilled: NotificationAssessed
          match: notificationId
          within: P14D
      """;

  private static final String RECURRING =
      """
          kind: recurring
          start: MeasureStarted
          fulfilled: FollowUpHeld
          match: measureId
          first: P3M
          every: P6M
      """;

  private final CatalogueLoader loader = new CatalogueLoader();

  static List<Arguments> wrongRules() {
    return List.of(
        wrong(
            "unknown key",
            DEADLINE + "    wihtin: P1D\n",
            12,
            "rules[a-rule].wihtin",
            "unknown key 'wihtin' (did you mean within?)"),
        wrong(
            "key of another kind",
            DEADLINE + "    lookback: P1Y\n",
            12,
            "rules[a-rule].lookback",
            "a deadline has no 'lookback'; it belongs to precondition"),
        wrong(
            "key given twice",
            DEADLINE + "    within: P15D\n",
            12,
            "rules[a-rule].within",
            "is given twice, first in line 11"),
        wrong(
            "missing key",
            DEADLINE.replace("    within: P14D\n", ""),
            4,
            "rules[a-rule]",
            "'within' is missing; a deadline needs it"),
        wrong("empty value", DEADLINE.replace("P14D", ""), 11, "rules[a-rule].within", "is empty"),
        wrong(
            "unknown kind",
            DEADLINE.replace("kind: deadline", "kind: deadlin"),
            7,
            "rules[a-rule].kind",
            "unknown kind 'deadlin' (did you mean deadline?)"),
        wrong(
            "unknown event",
            DEADLINE.replace("NotificationReceived", "NotificationRecieved"),
            8,
            "rules[a-rule].start",
            "unknown event 'NotificationRecieved' (did you mean NotificationReceived?)"),
        wrong(
            "no event in a list",
            DEADLINE.replace("start: NotificationReceived", "start: []"),
            8,
            "rules[a-rule].start",
            "names no event"),
        wrong(
            "bad span",
            DEADLINE.replace("P14D", "14 days"),
            11,
            "rules[a-rule].within",
            "'14 days' is no span"),
        wrong(
            "bad span in the wrong order",
            DEADLINE.replace("P14D", "P1D1M"),
            11,
            "rules[a-rule].within",
            "is no span"),
        wrong(
            "span of nothing",
            DEADLINE.replace("P14D", "P0D"),
            11,
            "rules[a-rule].within",
            "longer than nothing"),
        wrong(
            "span of zero working days",
            DEADLINE.replace("P14D", "0WD"),
            11,
            "rules[a-rule].within",
            "longer than nothing"),
        wrong(
            "endless span",
            DEADLINE.replace("P14D", "P99999Y"),
            11,
            "rules[a-rule].within",
            "longer than 100 years"),
        wrong(
            "unmatchable start",
            DEADLINE
                .replace("NotificationAssessed", "PartyHearingHeld")
                .replace("match: notificationId", "match: assessmentId"),
            10,
            "rules[a-rule].match",
            "NotificationReceived has no field 'assessmentId' to match by"),
        wrong(
            "unmatchable fulfilment",
            DEADLINE.replace("NotificationAssessed", "NeedIdentified"),
            10,
            "rules[a-rule].match",
            "NeedIdentified has no field 'notificationId' to match by"),
        wrong(
            "match by what is no id",
            DEADLINE
                .replace("NotificationAssessed", "PartyHearingHeld")
                .replace("match: notificationId", "match: notifier"),
            10,
            "rules[a-rule].match",
            "'notifier' is no id to match by"),
        wrong(
            "warning longer than the span",
            DEADLINE + "    warn: P15D\n",
            12,
            "rules[a-rule].warn",
            "the warning P15D is longer than within P14D"),
        wrong(
            "warning in hours for days",
            DEADLINE + "    warn: PT4H\n",
            12,
            "rules[a-rule].warn",
            "must be in days or working days"),
        wrong(
            "warning in months",
            DEADLINE.replace("P14D", "P4M") + "    warn: P1M\n",
            12,
            "rules[a-rule].warn",
            "must be in days or working days"),
        wrong(
            "warning in days for hours",
            DEADLINE.replace("P14D", "PT24H") + "    warn: P1D\n",
            12,
            "rules[a-rule].warn",
            "must be in hours"),
        wrong(
            "warning longer in hours",
            DEADLINE.replace("P14D", "PT24H") + "    warn: PT25H\n",
            12,
            "rules[a-rule].warn",
            "longer than within PT24H"),
        wrong(
            "warning longer in working days",
            DEADLINE.replace("P14D", "6WD") + "    warn: 7WD\n",
            12,
            "rules[a-rule].warn",
            "longer than within 6WD"),
        wrong(
            "warning of one occurrence too long",
            RECURRING + "    warn: {first: P100D, every: P30D}\n",
            13,
            "rules[a-rule].warn.first",
            "longer than first P3M"),
        wrong(
            "roll",
            DEADLINE + "    roll: maybe\n",
            12,
            "rules[a-rule].roll",
            "must be none or next-working-day"),
        wrong(
            "roll of hours",
            DEADLINE.replace("P14D", "PT24H") + "    roll: next-working-day\n",
            12,
            "rules[a-rule].roll",
            "no last day"),
        wrong(
            "no flag",
            DEADLINE + "    episodes: yes\n",
            12,
            "rules[a-rule].episodes",
            "must be true or false"),
        wrong(
            "cadence without a date",
            RECURRING + "    cadence: FollowUpHeld\n",
            13,
            "rules[a-rule].cadence",
            "FollowUpHeld has no date 'nextDue'"),
        wrong(
            "lookback in hours",
            "    kind: precondition\n    start: MeasureStarted\n    fulfilled: PlanMade\n    lookback: PT24H\n",
            10,
            "rules[a-rule].lookback",
            "must be days, weeks, months or years"),
        wrong(
            "field that is not in the payload",
            "    kind: check\n    start: PlanMade\n    holds: event.reasoned\n",
            9,
            "rules[a-rule].holds",
            "PlanMade has no field 'reasoned'"),
        wrong(
            "field of the wrong type",
            "    kind: check\n    start: PlanMade\n    holds: event.goals == 'three'\n",
            9,
            "rules[a-rule].holds",
            "no matching overload"),
        wrong(
            "expression that is no condition",
            "    kind: check\n    start: PlanMade\n    holds: event.goals\n",
            9,
            "rules[a-rule].holds",
            "expected type 'bool'"),
        wrong(
            "expression that ends too early",
            "    kind: check\n    start: PlanMade\n    holds: event.goals >=\n",
            9,
            "rules[a-rule].holds",
            "mismatched input"),
        wrong(
            "expression that is a tag",
            "    kind: check\n    start: CaseClosed\n    holds: !event.partiesInformed\n",
            9,
            "rules[a-rule].holds",
            "must be put in quotes"),
        wrong(
            "constant of no enum",
            "    kind: check\n    start:\n      event: MeasureStarted\n      where: event.category == 'PLACEMNT'\n    holds: event.caseworkers >= 2\n",
            10,
            "rules[a-rule].start.where",
            "'PLACEMNT' is none of PREVENTIVE, FAMILY, PLACEMENT"),
        wrong(
            "key in a selector",
            DEADLINE.replace(
                "start: NotificationReceived",
                "start: {event: NotificationReceived, when: event.knownCase}"),
            8,
            "rules[a-rule].start.when",
            "unknown key 'when'"),
        Arguments.of(
            "each of no map",
            HEAD.replace("a-rule", "a-*")
                + "    kind: check\n    start: PlanMade\n    each: goals\n    holds: event.madeWithFamily\n",
            9,
            "rules[a-*].each",
            "PlanMade has no map of names to values 'goals'"),
        wrong(
            "each without a star",
            "    kind: check\n    start: CaseFileAudited\n    each: criteria\n    holds: value == 'YES'\n",
            4,
            "rules[a-rule].id",
            "must end in -*"),
        wrong(
            "target above a hundred",
            DEADLINE + "    targets: 101\n",
            12,
            "rules[a-rule].targets",
            "must be a whole number from 0 to 100"),
        wrong(
            "target below nothing",
            DEADLINE + "    targets: {2021-04: -1}\n",
            12,
            "rules[a-rule].targets.2021-04",
            "must be a whole number from 0 to 100"),
        wrong(
            "target that is no number",
            DEADLINE + "    targets: {2021-04: 25 %}\n",
            12,
            "rules[a-rule].targets.2021-04",
            "must be a whole number"),
        wrong(
            "targets out of order",
            DEADLINE + "    targets:\n      2021-08: 50\n      2021-04: 25\n",
            14,
            "rules[a-rule].targets.2021-04",
            "2021-04 is out of order: it comes after 2021-08"),
        wrong(
            "target of no month",
            DEADLINE + "    targets: {2021-13: 25}\n",
            12,
            "rules[a-rule].targets.2021-13",
            "is no month"),
        wrong(
            "margin",
            DEADLINE + "    targets: 75\n    margin: 5.5\n",
            13,
            "rules[a-rule].margin",
            "must be a whole number"),
        wrong(
            "margin of nothing",
            DEADLINE + "    margin: 5\n",
            12,
            "rules[a-rule].margin",
            "without targets"),
        wrong(
            "no date",
            DEADLINE + "    validFrom: 2021-02-30\n",
            12,
            "rules[a-rule].validFrom",
            "'2021-02-30' is no date"),
        wrong(
            "validity that ends before it begins",
            DEADLINE + "    validFrom: 2021-02-01\n    validTo: 2021-01-31\n",
            13,
            "rules[a-rule].validTo",
            "is before validFrom 2021-02-01"),
        wrong(
            "overlapping validities",
            DEADLINE
                + "    versions:\n      - validTo: 2024-01-01\n      - validFrom: 2024-01-01\n",
            14,
            "rules[a-rule].versions[2]",
            "overlaps"),
        wrong(
            "versions without limits",
            DEADLINE + "    versions:\n      - within: P7D\n      - validFrom: 2024-01-01\n",
            14,
            "rules[a-rule].versions[2]",
            "overlaps"),
        wrong(
            "no versions",
            DEADLINE + "    versions: []\n",
            12,
            "rules[a-rule].versions",
            "must be a list of versions"),
        wrong(
            "key of another kind in a version",
            DEADLINE + "    versions:\n      - every: P1M\n",
            13,
            "rules[a-rule].versions[1].every",
            "a deadline has no 'every'"),
        wrong(
            "name in a version",
            DEADLINE + "    versions:\n      - name: {da: x, en: y}\n",
            13,
            "rules[a-rule].versions[1].name",
            "unknown key 'name'"),
        wrong(
            "term that every version gives itself",
            DEADLINE
                + "    versions:\n      - {validTo: 2023-12-31, within: P7D}\n      - {validFrom: 2024-01-01, within: P8D}\n",
            11,
            "rules[a-rule].within",
            "has no effect"),
        wrong(
            "validity beside versions",
            DEADLINE + "    validFrom: 2020-01-01\n    versions:\n      - warn: P7D\n",
            12,
            "rules[a-rule].validFrom",
            "belongs in each of the versions"),
        wrong(
            "required term taken away",
            DEADLINE
                + "    versions:\n      - validTo: 2023-12-31\n"
                + "      - {validFrom: 2024-01-01, within: null}\n",
            14,
            "rules[a-rule].versions[2]",
            "'within' is missing"));
  }

  private static Arguments wrong(String what, String rule, int line, String path, String message) {
    return Arguments.of(what, HEAD + rule, line, path, message);
  }

  static List<Arguments> wrongFiles() {
    return List.of(
        Arguments.of("empty file", "", 1, "", "the file is empty"),
        Arguments.of("comments only", "# nothing\n", 1, "", "the file is empty"),
        Arguments.of("no YAML", "catalogue: test\nrules: [unclosed\n", 3, "", "not YAML"),
        Arguments.of("tab for indentation", "catalogue: test\nname:\n\tda: x\n", 3, "", "not YAML"),
        Arguments.of(
            "control character", "catalogue: test\nname: \u0001\n", 2, "", "not YAML: a character"),
        Arguments.of("two documents", "catalogue: a\n---\ncatalogue: b\n", 2, "", "not YAML"),
        Arguments.of("a list", "- a\n- b\n", 1, "", "must be a mapping"),
        Arguments.of("only words", "hello there\n", 1, "", "must be a mapping"),
        Arguments.of("unknown alias", "catalogue: *nowhere\n", 1, "", "not YAML"),
        Arguments.of(
            "endless nesting", "[".repeat(100_000), 1, "", "nested more than 30 levels deep"),
        Arguments.of(
            "many aliases",
            "a: &a x\nb: [" + "*a, ".repeat(1_001) + "]\n",
            2,
            "",
            "more than 1000 aliases"),
        Arguments.of(
            "missing rules",
            "catalogue: test\nname: {da: a, en: b}\n",
            1,
            "",
            "'rules' is missing"),
        Arguments.of(
            "no rules",
            "catalogue: test\nname: {da: a, en: b}\nrules: []\n",
            3,
            "rules",
            "at least one"),
        Arguments.of(
            "a name in one language",
            HEAD.replace(", en: Rule", "") + DEADLINE,
            5,
            "rules[a-rule].name",
            "'en' is missing"),
        Arguments.of(
            "a key that is no name",
            HEAD + DEADLINE + "    ? [a, b]\n    : c\n",
            12,
            "rules[a-rule]",
            "a key must be a single name"),
        Arguments.of(
            "unknown key at the top",
            HEAD + DEADLINE + "gauge: []\n",
            12,
            "gauge",
            "did you mean gauges?"),
        Arguments.of(
            "no flag for Saturday",
            HEAD + DEADLINE + "calendar: {saturday: maybe}\n",
            12,
            "calendar.saturday",
            "must be true or false"),
        Arguments.of(
            "the same id twice",
            HEAD + DEADLINE + second("a-rule"),
            12,
            "rules[2]",
            "the id 'a-rule' is already that of line 4"),
        Arguments.of(
            "a bad id",
            HEAD.replace("a-rule", "A rule") + DEADLINE,
            4,
            "rules[A rule].id",
            "is no id"),
        Arguments.of(
            "a star without each",
            HEAD.replace("a-rule", "a-*") + DEADLINE,
            4,
            "rules[a-*].id",
            "only in a check with each"),
        Arguments.of(
            "no legal",
            HEAD.replace("    legal: local\n", "") + DEADLINE,
            4,
            "rules[a-rule]",
            "'legal' is missing"),
        Arguments.of(
            "a gauge without measure",
            HEAD
                + DEADLINE
                + "gauges:\n  - {id: g, name: {da: a, en: b}, legal: l, counts: PEOPLE}\n",
            13,
            "gauges[1].counts",
            "must be one of"),
        Arguments.of(
            "a gauge of a rule's id",
            HEAD
                + DEADLINE
                + "gauges:\n  - {id: a-rule, name: {da: a, en: b}, legal: l, counts: CASELOAD}\n",
            13,
            "gauges[1]",
            "already that of line 4"),
        Arguments.of(
            "a threshold of nobody",
            HEAD
                + DEADLINE
                + "gauges:\n  - {id: g, name: {da: a, en: b}, legal: l, counts: CASELOAD, thresholds: [{target: ADULT, scope: local, limit: 3}]}\n",
            13,
            "gauges[1].thresholds[1].target",
            "must be one of"));
  }

  private static String second(String id) {
    return "  - id: " + id + "\n    name: {da: Regel, en: Rule}\n    legal: local\n" + DEADLINE;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongRules", "wrongFiles"})
  void reportsAnErrorWithItsLine(String what, String yaml, int line, String path, String message) {
    List<CatalogueError> errors = errors(yaml);

    assertThat(errors)
        .anySatisfy(
            error -> {
              assertThat(error.line()).isEqualTo(line);
              assertThat(error.column()).isPositive();
              assertThat(error.path()).isEqualTo(path);
              assertThat(error.message()).contains(message);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongRules")
  void reportsOneErrorForOneMistake(
      String what, String yaml, int line, String path, String message) {
    assertThat(errors(yaml)).hasSize(1);
  }

  @Test
  void reportsAllErrorsAtOnceInTheOrderOfTheFile() {
    List<CatalogueError> errors =
        errors(
            HEAD
                + DEADLINE.replace("P14D", "soon").replace("NotificationAssessed", "Nothing")
                + "    targets: {2021-04: 250}\n"
                + second("b-rule").replace("match: notificationId", "match: caseId")
                + "gauges: none\n");

    assertThat(errors)
        .extracting(CatalogueError::line)
        .isSorted()
        .containsExactly(9, 11, 12, 19, 19, 21);
  }

  @Test
  void pointsIntoAnExpression() {
    String yaml =
        HEAD
            + "    kind: check\n    start: PlanMade\n    holds: event.goals >= 3 && event.gaols <= 5\n";

    assertThat(errors(yaml))
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.column())
                    .isEqualTo(yaml.lines().toList().get(8).indexOf("gaols") + 1));
  }

  @Test
  void saysWhereInAnExpressionOfSeveralLinesAnErrorIs() {
    String yaml =
        HEAD
            + "    kind: check\n    start: PlanMade\n    holds: |\n      event.goals >= 3\n      && event.gaols <= 5\n";

    assertThat(errors(yaml))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.line()).isEqualTo(9);
              assertThat(error.message()).contains("(line 2, column 10 of the expression)");
            });
  }

  @Test
  void readsEverythingThatARuleMaySay() throws Exception {
    Catalogue catalogue =
        loader.load(
            HEAD
                + RECURRING
                + """
                    ends: [MeasureEnded, {event: CaseClosed, where: event.partiesInformed}]
                    roll: next-working-day
                    warn: {first: P14D, every: 10WD}
                    margin: 3
                    targets:
                      2021-04: 40
                      2021-08: 60
                    versions:
                      - validFrom: 2024-01-01
                        legal: BL §95(2)
                        cadence: FollowUpCadenceDecided
                        every: P4M
                        warn:
                      - validTo: 2023-12-31
                calendar: {saturday: true}
                gauges:
                  - {id: caseload, name: {da: Sager, en: Cases}, legal: KLK, counts: CASELOAD}
                """);

    Rule rule = catalogue.rule("a-rule").orElseThrow();
    RuleVersion first = rule.versionOn(LocalDate.of(2023, 12, 31));
    RuleVersion second = rule.versionOn(LocalDate.of(2024, 1, 1));
    Terms.Recurring before = (Terms.Recurring) first.terms();
    Terms.Recurring after = (Terms.Recurring) second.terms();
    assertThat(catalogue.saturdayIsWorkingDay()).isTrue();
    assertThat(catalogue.gauges()).hasSize(1);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.legal()).isEqualTo("local");
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.legal()).isEqualTo("BL §95(2)");
    assertThat(before.every()).hasToString("P6M");
    assertThat(before.warnFirst()).hasToString("P14D");
    assertThat(before.warnEvery()).hasToString("10WD");
    assertThat(before.cadence()).isEmpty();
    assertThat(before.ends()).hasSize(2);
    assertThat(before.roll()).isEqualTo(Terms.Roll.NEXT_WORKING_DAY);
    assertThat(after.every()).hasToString("P4M");
    assertThat(after.warnFirst()).isNull();
    assertThat(after.cadence()).hasSize(1);
    assertThat(rule.target())
        .isEqualTo(
            new Target(
                List.of(
                    new Target.Milestone(YearMonth.of(2021, 4), 40),
                    new Target.Milestone(YearMonth.of(2021, 8), 60)),
                3));
  }

  @Test
  void loadsTheSameFromAFileAStreamAndAReader(@TempDir Path directory) throws Exception {
    String yaml = "\uFEFF" + HEAD + DEADLINE;
    Path file = Files.writeString(directory.resolve("catalogue.yaml"), yaml);

    assertThat(loader.load(file).name().da()).isEqualTo("Prøve");
    assertThat(loader.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).rules())
        .hasSize(1);
    assertThat(loader.load(new StringReader(yaml)).rules()).hasSize(1);
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] bytes = (HEAD + DEADLINE).getBytes(StandardCharsets.ISO_8859_1);

    InvalidCatalogueException error =
        catchThrowableOfType(
            InvalidCatalogueException.class, () -> loader.load(new ByteArrayInputStream(bytes)));

    assertThat(error.errors())
        .containsExactly(new CatalogueError(2, 1, "", "not UTF-8; save the file as UTF-8"));
  }

  @Test
  void refusesAFileThatIsFarTooLong() {
    String yaml = HEAD + DEADLINE + "# " + "x".repeat(YamlDocument.MAX_LENGTH) + "\n";

    assertThat(errors(yaml))
        .extracting(CatalogueError::message)
        .containsExactly("longer than 2000000 characters");
  }

  private List<CatalogueError> errors(String yaml) {
    return catchThrowableOfType(InvalidCatalogueException.class, () -> loader.load(yaml)).errors();
  }
}
