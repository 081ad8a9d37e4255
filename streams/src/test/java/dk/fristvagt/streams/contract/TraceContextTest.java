package dk.fristvagt.streams.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.streams.store.TracedValue;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is passed on is what OpenTelemetry's own propagator would take, and nothing else. */
class TraceContextTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
          return carrier.get(key);
        }
      };

  @Property(tries = 2_000)
  void aParentIsTakenWhereOpenTelemetryTakesIt(@ForAll("parents") String parent) {
    SpanContext expected = extracted(Map.of("traceparent", parent));

    TraceContext read = TraceContext.parse(parent, null).orElse(TraceContext.NONE);

    assertThat(read.isPresent()).as(parent).isEqualTo(expected.isValid());
    if (read.isPresent()) {
      assertThat(read.parent())
          .isEqualTo(
              "00-%s-%s-%s"
                  .formatted(
                      expected.getTraceId(),
                      expected.getSpanId(),
                      expected.getTraceFlags().asHex()));
      assertThat(extracted(Map.of("traceparent", read.parent()))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rojo=00f067aa0ba902b7",
        "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
        "tenant@vendor=a b~",
        "a=1 , b=2"
      })
  void aValidStateIsPassedOnAsItIs(String state) {
    TraceContext trace = TraceContext.parse(PARENT, state).orElseThrow();

    assertThat(trace.state()).isEqualTo(state);
    assertThat(extracted(Map.of("traceparent", PARENT, "tracestate", state)).getTraceState())
        .isEqualTo(
            extracted(Map.of("traceparent", trace.parent(), "tracestate", trace.state()))
                .getTraceState());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no member", "UPPER=1", "a=\u00e6", "a=1\nb", "a=010170-1234", "a="})
  void aStateThatIsNotValidOrNamesAPersonIsLeftOutAndTheParentIsNot(String state) {
    assertThat(TraceContext.parse(PARENT, state)).contains(new TraceContext(PARENT, ""));
  }

  @Test
  void aStateThatIsTooLongIsLeftOut() {
    String longest = "a=" + "x".repeat(254) + ",b=" + "x".repeat(253);

    assertThat(TraceContext.parse(PARENT, longest).orElseThrow().state()).hasSize(512);
    assertThat(TraceContext.parse(PARENT, longest + "x").orElseThrow().state()).isEmpty();
    assertThat(TraceContext.parse(PARENT, "a=1,".repeat(32) + "b=1").orElseThrow().state())
        .isEmpty();
  }

  @Test
  void baggageIsNotPassedOn() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", PARENT.getBytes(StandardCharsets.US_ASCII));
    headers.add("baggage", "user=anna".getBytes(StandardCharsets.US_ASCII));
    RecordHeaders passedOn = new RecordHeaders();

    TraceContext.of(headers).addTo(passedOn);

    assertThat(passedOn.toArray()).hasSize(1);
    assertThat(passedOn.lastHeader("traceparent").value()).asString().isEqualTo(PARENT);
  }

  @Test
  void aHeaderWithoutAValueIsNone() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", null);

    assertThat(TraceContext.of(headers)).isEqualTo(TraceContext.NONE);
    assertThatThrownBy(() -> new TraceContext("x", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void aKeptValueGivesTheValueAndTheTraceBack(
      @ForAll("parents") String parent, @ForAll boolean withState, @ForAll byte[] rest) {
    byte[] value = new byte[rest.length + 5];
    System.arraycopy(rest, 0, value, 5, rest.length);
    TraceContext trace =
        TraceContext.parse(parent, withState ? "rojo=00f067aa0ba902b7" : null)
            .orElse(TraceContext.NONE);

    byte[] kept = TracedValue.of(value, trace);

    assertThat(TracedValue.value(kept)).isEqualTo(value);
    assertThat(TracedValue.trace(kept)).isEqualTo(trace);
    assertThat(kept.length - value.length)
        .isEqualTo(trace.isPresent() ? 28 + trace.state().length() : 0);
  }

  @Provide
  Arbitrary<String> parents() {
    StringArbitrary hex = Arbitraries.strings().withChars("0123456789abcdef");
    Arbitrary<String> sound =
        hex.ofLength(32)
            .flatMap(
                trace ->
                    hex.ofLength(16)
                        .flatMap(
                            span ->
                                hex.ofLength(2).map(f -> "00-" + trace + '-' + span + '-' + f)));
    Arbitrary<String> broken =
        sound.flatMap(
            text ->
                Arbitraries.integers()
                    .between(0, text.length() - 1)
                    .flatMap(
                        at ->
                            Arbitraries.of("0", "f", "g", "A", "-", "", "\u00e6")
                                .map(c -> text.substring(0, at) + c + text.substring(at + 1))));
    Arbitrary<String> later =
        sound.flatMap(
            text ->
                Arbitraries.of("01", "cc", "fe", "ff", "0g")
                    .flatMap(
                        version ->
                            Arbitraries.of("", "-", "-what-comes", "x")
                                .map(tail -> version + text.substring(2) + tail)));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, sound),
        net.jqwik.api.Tuple.of(3, broken),
        net.jqwik.api.Tuple.of(2, later),
        net.jqwik.api.Tuple.of(1, sound.map(text -> text + "-x")),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.of("", "00", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")));
  }

  private static SpanContext extracted(Map<String, String> carrier) {
    Context context =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, GETTER);
    return Span.fromContext(context).getSpanContext();
  }
}
