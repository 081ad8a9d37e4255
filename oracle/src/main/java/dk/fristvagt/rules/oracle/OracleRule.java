package dk.fristvagt.rules.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** One row of the catalogue's table. What a kind does not use is null or empty. */
final class OracleRule {

  enum Kind {
    DEADLINE,
    RECURRING,
    PRECONDITION,
    CHECK,
    ABSENCE
  }

  /** Events of a type with a predicate over (event, start). */
  record Selector(String type, BiPredicate<OracleEvent, OracleEvent> where) {
    boolean selects(OracleEvent event, OracleEvent start) {
      return event.type().equals(type) && where.test(event, start);
    }
  }

  final String id;
  final Kind kind;
  List<Selector> starts = List.of();
  List<Selector> fulfilled = List.of();
  List<Selector> forbidden = List.of();
  List<Selector> ends = List.of();
  String match;
  boolean episodes;
  String within;
  String first;
  String every;
  String lookback;
  String warn;

  /** First local date of a start that counts, or null. */
  LocalDate validFrom;

  /** First local date of a start whose due a cadence moves, or null for never. */
  LocalDate cadenceFrom;

  /** For a check: true, false or null for unknown. */
  Function<OracleEvent, Boolean> holds;

  OracleTarget target = OracleTarget.none();

  OracleRule(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  static Selector on(String type) {
    return new Selector(type, (event, start) -> true);
  }

  static Selector on(String type, Predicate<OracleEvent> where) {
    return new Selector(type, (event, start) -> where.test(event));
  }

  OracleRule from(Selector... selectors) {
    starts = List.of(selectors);
    return this;
  }

  OracleRule until(Selector... selectors) {
    fulfilled = List.of(selectors);
    return this;
  }

  OracleRule forbids(Selector... selectors) {
    forbidden = List.of(selectors);
    return this;
  }

  OracleRule endedBy(String... types) {
    ends = java.util.Arrays.stream(types).map(OracleRule::on).toList();
    return this;
  }

  OracleRule by(String field) {
    match = field;
    return this;
  }

  OracleRule within(String length, String warning) {
    within = length;
    warn = warning;
    return this;
  }

  OracleRule holds(Function<OracleEvent, Boolean> predicate) {
    holds = predicate;
    return this;
  }

  OracleRule startsFrom(String date) {
    validFrom = LocalDate.parse(date);
    return this;
  }

  OracleRule target(Object... steps) {
    target = OracleTarget.of(steps);
    return this;
  }
}
