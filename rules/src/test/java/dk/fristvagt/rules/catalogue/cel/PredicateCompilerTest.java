package dk.fristvagt.rules.catalogue.cel;

import static dk.fristvagt.rules.catalogue.ExampleFacts.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicateCompilerTest {

  private final PredicateCompiler compiler = new PredicateCompiler();

  private static final Scope COMPLETED =
      Scope.event(EventShape.of(EventType.CHILD_ASSESSMENT_COMPLETED));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "event.writtenPlan ; TRUE",
        "event.networkMeeting ; FALSE",
        "event.oralHearing ; UNKNOWN",
        "!event.oralHearing ; UNKNOWN",
        "false && event.oralHearing ; FALSE",
        "event.oralHearing && false ; FALSE",
        "event.oralHearing && true ; UNKNOWN",
        "true || event.oralHearing ; TRUE",
        "event.oralHearing || true ; TRUE",
        "event.oralHearing || false ; UNKNOWN",
        "event.writtenPlan == event.networkMeeting ; FALSE",
        "event.writtenPlan != event.networkMeeting ; TRUE",
        "event.writtenPlan == event.oralHearing ; UNKNOWN",
        "event.writtenPlan ? event.networkMeeting : event.oralHearing ; FALSE",
        "event.oralHearing ? true : true ; UNKNOWN",
        "has(event.oralHearing) ; FALSE",
        "has(event.writtenPlan) ; TRUE",
        "!has(event.oralHearing) || event.oralHearing ; TRUE",
        "event.focusPoints <= 2 ; TRUE",
        "event.focusPoints < 2 ; FALSE",
        "event.focusPoints >= 2 ; TRUE",
        "event.focusPoints > 2 ; FALSE",
        "2 < event.focusPoints ; FALSE",
        "event.focusPoints == 2 ; TRUE",
        "event.focusPoints in [1, 2] ; TRUE",
        "event.focusPoints in [3] ; FALSE",
        "event.focusPoints + 1 == 3 ; TRUE",
        "event.assessmentId == 'a-1' ; TRUE",
        "event.assessmentId != 'a-1' ; FALSE",
        "event.assessmentId in ['a-1', 'a-2'] ; TRUE",
        "event.assessmentId.startsWith('b') ; FALSE",
        "event.assessmentId.matches('^a-[0-9]$') ; TRUE",
        "size(event.assessmentId) == 3 ; TRUE",
        "(event.oralHearing ? 1 : 2) == 2 ; UNKNOWN",
        "(event.writtenPlan ? 1 : event.focusPoints) == 1 ; TRUE",
        "[1, 2, 3].exists(n, n == event.focusPoints) ; TRUE",
        "event.focusPoints / 0 == 1 ; UNKNOWN",
        "event.focusPoints / 0 == 1 || event.writtenPlan ; TRUE",
        "event.networkMeeting && event.focusPoints / 0 == 1 ; FALSE"
      })
  void evaluatesWithThreeTruthValues(String expression, Truth expected) throws Exception {
    Fact event =
        fact(
            EventType.CHILD_ASSESSMENT_COMPLETED,
            Map.of(
                "assessmentId",
                "a-1",
                "writtenPlan",
                true,
                "networkMeeting",
                false,
                "focusPoints",
                2L));

    assertThat(compiler.compile(expression, COMPLETED).test(event, null, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "event.focusPoints <= 2",
        "event.focusPoints == 2",
        "event.focusPoints in [2]",
        "event.focusPoints + 1 == 3",
        "[1, 2].exists(n, n == event.focusPoints)",
        "(event.writtenPlan ? 1 : 2) == 1"
      })
  void isUnknownWhereAFieldThatItNeedsIsAbsent(String expression) throws Exception {
    Fact event = fact(EventType.CHILD_ASSESSMENT_COMPLETED, Map.of("assessmentId", "a-1"));

    assertThat(compiler.compile(expression, COMPLETED).test(event, null, null))
        .isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "event.writenPlan ; 7 ; has no field 'writenPlan'",
        "has(event.writenPlan) ; 4 ; has no field 'writenPlan'",
        "event.writtenPlan && event.nope ; 28 ; has no field 'nope'",
        "event.focusPoints <= '2' ; 19 ; no matching overload",
        "event.focusPoints ; 6 ; expected type 'bool' but found 'int'",
        "event.writtenPlan && ; 21 ; mismatched input",
        "writtenPlan ; 1 ; write event.writtenPlan",
        "start.caseworker == '' ; 1 ; fulfilled, forbidden, ends and cadence",
        "value == 'YES' ; 1 ; check with each",
        "dyn(event.focusPoints) == 'x' ; 4 ; dyn() is not allowed",
        "[1].exists(event, event == 1) ; 11 ; already has a meaning"
      })
  void rejectsWhatIsNoPredicateOverTheEvent(String expression, int column, String message) {
    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class, () -> compiler.compile(expression, COMPLETED));

    assertThat(error.issues())
        .anySatisfy(
            issue -> {
              assertThat(issue.line()).isEqualTo(1);
              assertThat(issue.column()).isEqualTo(column);
              assertThat(issue.message()).contains(message);
            });
  }

  @Test
  void reportsEveryUnknownFieldOnce() {
    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class,
            () -> compiler.compile("event.nope\n  && event.neither", COMPLETED));

    assertThat(error.issues()).extracting(PredicateIssue::line).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "event.notifier == 'PROFESIONAL'",
        "'PROFESIONAL' == event.notifier",
        "event.notifier != 'PROFESIONAL'",
        "event.notifier in ['CITIZEN', 'PROFESIONAL']"
      })
  void rejectsAConstantThatAnEnumFieldNeverHolds(String expression) {
    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class,
            () ->
                compiler.compile(
                    expression, Scope.event(EventShape.of(EventType.NOTIFICATION_RECEIVED))));

    assertThat(error.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.message())
                  .isEqualTo("'PROFESIONAL' is none of PROFESSIONAL, CITIZEN, ANONYMOUS");
              assertThat(issue.column()).isEqualTo(expression.indexOf("'PROFESIONAL'") + 1);
            });
  }

  @Test
  void seesTheStartOfAnObligation() throws Exception {
    Scope scope =
        new Scope(
            EventShape.of(EventType.CASEWORKER_ASSIGNED),
            EventShape.of(EventType.CASE_HANDED_OVER),
            null);
    Predicate predicate = compiler.compile("event.caseworker != start.caseworker", scope);
    Fact start = fact(EventType.CASE_HANDED_OVER, Map.of("team", "t", "caseworker", "anna"));
    Fact same = fact(EventType.CASEWORKER_ASSIGNED, Map.of("team", "t", "caseworker", "anna"));
    Fact another = fact(EventType.CASEWORKER_ASSIGNED, Map.of("team", "t", "caseworker", "bo"));

    assertThat(predicate.test(same, start, null)).isEqualTo(Truth.FALSE);
    assertThat(predicate.test(another, start, null)).isEqualTo(Truth.TRUE);
    assertThat(predicate.test(another, null, null)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void knowsOfAStartOnlyWhatAllStartEventsHave() throws Exception {
    EventShape start = new EventShape(List.of(EventType.MEASURE_STARTED, EventType.REFERRAL_SENT));
    Scope scope = new Scope(EventShape.of(EventType.FOLLOW_UP_HELD), start, null);

    assertThat(compiler.compile("event.measureId == start.measureId", scope).source())
        .isEqualTo("event.measureId == start.measureId");
    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class,
            () -> compiler.compile("start.category == 'FAMILY'", scope));
    assertThat(error.issues().get(0).message())
        .startsWith("MeasureStarted | ReferralSent do not all have a field 'category'");
  }

  @Test
  void seesTheEntryOfAMap() throws Exception {
    Scope scope = new Scope(EventShape.of(EventType.CASE_FILE_AUDITED), null, "criteria");
    Fact audit =
        fact(
            EventType.CASE_FILE_AUDITED,
            Map.of("auditId", "a", "criteria", Map.of("plan", "YES", "conversation", "NO")));

    Predicate yes = compiler.compile("value == 'YES'", scope);
    assertThat(yes.test(audit, null, "plan")).isEqualTo(Truth.TRUE);
    assertThat(yes.test(audit, null, "conversation")).isEqualTo(Truth.FALSE);
    assertThat(yes.test(audit, null, "hearing")).isEqualTo(Truth.UNKNOWN);
    assertThat(yes.test(audit, null, null)).isEqualTo(Truth.UNKNOWN);
    assertThat(
            compiler
                .compile("key.startsWith('p') && value != 'NO'", scope)
                .test(audit, null, "plan"))
        .isEqualTo(Truth.TRUE);
    assertThat(
            compiler
                .compile("event.criteria['plan'] == 'YES'", scope)
                .test(audit, null, "conversation"))
        .isEqualTo(Truth.TRUE);
    assertThat(compiler.compile("event.criteria.hearing == 'YES'", scope).test(audit, null, "plan"))
        .isEqualTo(Truth.UNKNOWN);
    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class, () -> compiler.compile("value == 'JA'", scope));
    assertThat(error.issues().get(0).message())
        .isEqualTo("'JA' is none of YES, NO, NOT_APPLICABLE");
  }

  @Test
  void rejectsADateThatIsNone() {
    Scope scope = Scope.event(EventShape.of(EventType.FOLLOW_UP_CADENCE_DECIDED));

    InvalidPredicateException error =
        catchThrowableOfType(
            InvalidPredicateException.class,
            () ->
                compiler.compile(
                    "event.nextDue > '2024-1-1' || event.nextDue == '2024-1-1'", scope));

    assertThat(error.issues())
        .isNotEmpty()
        .allSatisfy(issue -> assertThat(issue.message()).contains("is no date"));
  }

  @Test
  void takesALongListOfAlternatives() throws Exception {
    String expression = "event.assessmentId == 'a'" + " || event.assessmentId == 'b'".repeat(100);

    assertThat(compiler.compile(expression, COMPLETED).source()).isEqualTo(expression);
  }

  @Test
  void boundsTheLengthAndDepthOfAnExpression() {
    assertThat(
            catchThrowableOfType(
                InvalidPredicateException.class,
                () -> compiler.compile("true" + " && true".repeat(1_000), COMPLETED)))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                InvalidPredicateException.class,
                () -> compiler.compile("(".repeat(500) + "true" + ")".repeat(500), COMPLETED)))
        .isNotNull();
  }

  @Test
  void givesTheSameAnswerToManyThreads() throws Exception {
    Predicate predicate =
        compiler.compile("event.focusPoints + 1 == 3 && event.writtenPlan", COMPLETED);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Truth>> tasks =
          IntStream.range(0, 2_000)
              .<Callable<Truth>>mapToObj(
                  i ->
                      () ->
                          predicate.test(
                              fact(
                                  EventType.CHILD_ASSESSMENT_COMPLETED,
                                  Map.of("writtenPlan", true, "focusPoints", (long) (i % 2 + 1))),
                              null,
                              null))
              .toList();
      List<Future<Truth>> answers = threads.invokeAll(tasks);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(Truth.of(i % 2 == 1));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
