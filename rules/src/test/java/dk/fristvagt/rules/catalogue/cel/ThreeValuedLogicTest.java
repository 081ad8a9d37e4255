package dk.fristvagt.rules.catalogue.cel;

import static dk.fristvagt.rules.catalogue.ExampleFacts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ThreeValuedLogicTest {

  private static final List<String> FLAGS =
      List.of("writtenPlan", "networkMeeting", "oralHearing", "onlyRelevant");
  private static final EventShape COMPLETED = EventShape.of(EventType.CHILD_ASSESSMENT_COMPLETED);

  private static final PredicateCompiler COMPILER = new PredicateCompiler();
  private static final CelCompiler CEL =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .setTypeProvider(new ScopeTypes(Scope.event(COMPLETED)))
          .addVar("event", new ScopeTypes(Scope.event(COMPLETED)).of("event"))
          .setResultType(SimpleType.BOOL)
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  /**
   * An expression together with its value by Kleene's tables: false is least, true greatest,
   * unknown between.
   */
  private record Valued(String text, int value) {}

  @Property(tries = 500)
  void connectivesFollowKleenesTables(
      @ForAll("logic") Logic logic, @ForAll("flags") Map<String, Boolean> flags) throws Exception {
    Valued valued = logic.valued(flags);

    Truth truth =
        COMPILER
            .compile(valued.text(), Scope.event(COMPLETED))
            .test(fact(EventType.CHILD_ASSESSMENT_COMPLETED, new HashMap<>(flags)), null, null);

    assertThat(truth)
        .as(valued.text())
        .isEqualTo(List.of(Truth.FALSE, Truth.UNKNOWN, Truth.TRUE).get(valued.value()));
  }

  @Property(tries = 1_000)
  void agreesWithTheInterpreter(
      @ForAll("expressions") String expression, @ForAll("payloads") Map<String, Object> payload)
      throws Exception {
    Truth truth =
        COMPILER
            .compile(expression, Scope.event(COMPLETED))
            .test(fact(EventType.CHILD_ASSESSMENT_COMPLETED, payload), null, null);

    assertThat(truth)
        .as("%s on %s", expression, payload)
        .isEqualTo(interpreted(expression, payload));
  }

  /**
   * CEL propagates errors as it does the unknown, so an error over absent fields is what unknown
   * has to be.
   */
  private static Truth interpreted(String expression, Map<String, Object> payload)
      throws Exception {
    CelRuntime.Program program = RUNTIME.createProgram(CEL.compile(expression).getAst());
    try {
      return Truth.of((Boolean) program.eval(Map.of("event", payload)));
    } catch (CelEvaluationException e) {
      return Truth.UNKNOWN;
    }
  }

  private interface Logic {
    Valued valued(Map<String, Boolean> flags);
  }

  @Provide
  Arbitrary<Logic> logic() {
    return logic(4);
  }

  private Arbitrary<Logic> logic(int depth) {
    Arbitrary<Logic> flag =
        Arbitraries.of(FLAGS)
            .map(
                name ->
                    flags -> {
                      Boolean value = flags.get(name);
                      return new Valued("event." + name, value == null ? 1 : value ? 2 : 0);
                    });
    Arbitrary<Logic> constant =
        Arbitraries.of(true, false)
            .map(value -> flags -> new Valued(value.toString(), value ? 2 : 0));
    if (depth == 0) {
      return Arbitraries.oneOf(flag, flag, flag, constant);
    }
    Arbitrary<Logic> part = Arbitraries.lazy(() -> logic(depth - 1));
    Arbitrary<Logic> not =
        part.map(
            operand ->
                flags -> {
                  Valued inner = operand.valued(flags);
                  return new Valued("!(" + inner.text() + ")", 2 - inner.value());
                });
    Arbitrary<Logic> both =
        Combinators.combine(part, part, Arbitraries.of("&&", "||"))
            .as(
                (left, right, operator) ->
                    flags -> {
                      Valued a = left.valued(flags);
                      Valued b = right.valued(flags);
                      int value =
                          operator.equals("&&")
                              ? Math.min(a.value(), b.value())
                              : Math.max(a.value(), b.value());
                      return new Valued(
                          "(" + a.text() + ") " + operator + " (" + b.text() + ")", value);
                    });
    return Arbitraries.oneOf(flag, not, both, both);
  }

  @Provide
  Arbitrary<Map<String, Boolean>> flags() {
    return Arbitraries.maps(Arbitraries.of(FLAGS), Arbitraries.of(true, false))
        .ofMaxSize(FLAGS.size());
  }

  @Provide
  Arbitrary<String> expressions() {
    return expressions(3);
  }

  private Arbitrary<String> expressions(int depth) {
    Arbitrary<String> number =
        Arbitraries.of("event.focusPoints", "0", "1", "2", "event.focusPoints + 1");
    Arbitrary<String> text = Arbitraries.of("event.assessmentId", "'a'", "'b'", "''");
    Arbitrary<String> flag =
        Arbitraries.of("event.writtenPlan", "event.networkMeeting", "true", "false");
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            flag,
            Combinators.combine(number, Arbitraries.of("==", "!=", "<", "<=", ">", ">="), number)
                .as((a, operator, b) -> a + " " + operator + " " + b),
            Combinators.combine(text, Arbitraries.of("==", "!=", "<"), text)
                .as((a, operator, b) -> a + " " + operator + " " + b),
            Combinators.combine(number, number, number)
                .as((a, b, c) -> a + " in [" + b + ", " + c + "]"),
            Combinators.combine(text, text).as((a, b) -> a + " in [" + b + ", 'c']"),
            Arbitraries.of(
                "has(event.focusPoints)", "has(event.writtenPlan)", "has(event.assessmentId)"),
            Combinators.combine(number, number)
                .as((a, b) -> "[" + a + ", 1].exists(n, n == " + b + ")"),
            Combinators.combine(flag, number, number)
                .as((condition, a, b) -> "(" + condition + " ? " + a + " : " + b + ") == 1"));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> part = Arbitraries.lazy(() -> expressions(depth - 1));
    return Arbitraries.oneOf(
        leaf,
        part.map(operand -> "!(" + operand + ")"),
        Combinators.combine(part, Arbitraries.of("&&", "||", "==", "!="), part)
            .as((a, operator, b) -> "(" + a + ") " + operator + " (" + b + ")"),
        Combinators.combine(part, part, part)
            .as((a, b, c) -> "(" + a + ") ? (" + b + ") : (" + c + ")"));
  }

  @Provide
  Arbitrary<Map<String, Object>> payloads() {
    Arbitrary<Object> flag = Arbitraries.of(true, false, "absent");
    return Combinators.combine(
            flag,
            flag,
            Arbitraries.of(0L, 1L, 2L, "absent"),
            Arbitraries.of("a", "b", "", "absent"))
        .as(
            (plan, meeting, points, id) -> {
              Map<String, Object> payload = new HashMap<>();
              payload.put("writtenPlan", plan);
              payload.put("networkMeeting", meeting);
              payload.put("focusPoints", points);
              payload.put("assessmentId", id);
              payload.values().removeIf("absent"::equals);
              return payload;
            });
  }
}
