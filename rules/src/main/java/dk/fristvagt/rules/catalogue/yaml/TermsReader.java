package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.catalogue.cel.EventShape;
import dk.fristvagt.rules.catalogue.cel.Scope;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads what one version of a rule asks for. */
final class TermsReader {

  /** The field of a cadence event that says when the next is due. */
  private static final String NEXT_DUE = "nextDue";

  private final Findings findings;
  private final Scalars scalars;
  private final Spans spans;
  private final Expressions expressions;
  private final Selectors selectors;

  TermsReader(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
    this.spans = new Spans(findings, scalars);
    this.expressions = new Expressions(findings, scalars);
    this.selectors = new Selectors(findings, scalars, expressions);
  }

  /** The terms; without meaning where errors were found. */
  Terms read(RuleKeys kind, VersionFields fields) {
    for (String name : kind.required()) {
      if (fields.value(name).isEmpty()) {
        findings.add(fields.at(), "'" + name + "' is missing; a " + kind.written() + " needs it");
      }
    }
    String each =
        kind == RuleKeys.CHECK ? fields.value("each").flatMap(scalars::text).orElse(null) : null;
    List<EventSelector> start = select(fields, "start", null, each);
    // A start that cannot be read is an error already; what refers to it is then read without it.
    EventShape startShape = start.isEmpty() ? null : new EventShape(types(start));
    return switch (kind) {
      case DEADLINE -> deadline(fields, start, startShape);
      case RECURRING -> recurring(fields, start, startShape);
      case PRECONDITION -> precondition(fields, start, startShape);
      case CHECK -> check(fields, start, startShape, each);
      case ABSENCE -> absence(fields, start, startShape);
    };
  }

  private Terms deadline(VersionFields fields, List<EventSelector> start, EventShape startShape) {
    List<EventSelector> fulfilled = select(fields, "fulfilled", startShape, null);
    Span within = span(fields, "within");
    return new Terms.Deadline(
        start,
        match(fields, start, fulfilled),
        select(fields, "ends", startShape, null),
        fulfilled,
        within,
        fields.value("warn").flatMap(warn -> spans.warning(warn, within, "within")).orElse(null),
        roll(fields, List.of(Optional.ofNullable(within))),
        fields.value("episodes").flatMap(scalars::flag).orElse(false));
  }

  private Terms recurring(VersionFields fields, List<EventSelector> start, EventShape startShape) {
    List<EventSelector> fulfilled = select(fields, "fulfilled", startShape, null);
    List<EventSelector> cadence = select(fields, "cadence", startShape, null);
    for (EventSelector selector : cadence) {
      boolean dated =
          selector
              .type()
              .field(NEXT_DUE)
              .filter(field -> field.type() instanceof FieldType.Date)
              .isPresent();
      if (!dated) {
        findings.add(
            fields.value("cadence").orElseThrow(),
            selector.type().identifier()
                + " has no date '"
                + NEXT_DUE
                + "' that could move a due date");
      }
    }
    Span first = span(fields, "first");
    Span every = span(fields, "every");
    Located warn = fields.value("warn").orElse(null);
    Located warnFirst = warn;
    Located warnEvery = warn;
    if (warn != null && warn.node() instanceof MappingNode) {
      Entries both = Entries.of(warn, findings).orElseThrow();
      both.allowOnly(Set.of("first", "every"), findings);
      warnFirst = both.value("first").orElse(null);
      warnEvery = both.value("every").orElse(null);
    }
    return new Terms.Recurring(
        start,
        match(fields, start, fulfilled, cadence),
        select(fields, "ends", startShape, null),
        fulfilled,
        first,
        every,
        warnFirst == null ? null : spans.warning(warnFirst, first, "first").orElse(null),
        warnEvery == null ? null : spans.warning(warnEvery, every, "every").orElse(null),
        roll(fields, List.of(Optional.ofNullable(first), Optional.ofNullable(every))),
        cadence);
  }

  private Terms precondition(
      VersionFields fields, List<EventSelector> start, EventShape startShape) {
    List<EventSelector> fulfilled = select(fields, "fulfilled", startShape, null);
    Period lookback = fields.value("lookback").flatMap(spans::period).orElse(null);
    return new Terms.Precondition(start, match(fields, start, fulfilled), fulfilled, lookback);
  }

  private Terms check(
      VersionFields fields, List<EventSelector> start, EventShape startShape, String each) {
    if (each != null && startShape != null) {
      boolean isMap =
          startShape.field(each).filter(FieldType.ChoiceByName.class::isInstance).isPresent();
      if (!isMap) {
        findings.add(
            fields.value("each").orElseThrow(),
            startShape.label() + " has no map of names to values '" + each + "'");
      }
    }
    Predicate holds =
        startShape == null
            ? null
            : fields
                .value("holds")
                .flatMap(at -> expressions.read(at, new Scope(startShape, null, each)))
                .orElse(null);
    return new Terms.Check(start, holds, each);
  }

  private Terms absence(VersionFields fields, List<EventSelector> start, EventShape startShape) {
    List<EventSelector> forbidden = select(fields, "forbidden", startShape, null);
    return new Terms.Absence(
        start,
        match(fields, start, forbidden),
        select(fields, "ends", startShape, null),
        forbidden,
        span(fields, "within"));
  }

  private List<EventSelector> select(
      VersionFields fields, String name, EventShape start, String each) {
    return fields.value(name).map(at -> selectors.read(at, start, each)).orElse(List.of());
  }

  private Span span(VersionFields fields, String name) {
    return fields.value(name).flatMap(spans::span).orElse(null);
  }

  /** What belongs together must be able to carry the field; {@code ends} without it go by case. */
  @SafeVarargs
  private String match(VersionFields fields, List<EventSelector>... joined) {
    Optional<Located> at = fields.value("match");
    Optional<String> name = at.flatMap(scalars::text);
    if (name.isEmpty()) {
      return null;
    }
    Set<EventType> types = new LinkedHashSet<>();
    for (List<EventSelector> selected : joined) {
      types.addAll(types(selected));
    }
    for (EventType type : types) {
      Optional<EventField> field = type.field(name.get());
      if (field.isEmpty()) {
        findings.add(
            at.get(), type.identifier() + " has no field '" + name.get() + "' to match by");
      } else if (!(field.get().type() instanceof FieldType.Text)) {
        findings.add(at.get(), "'" + name.get() + "' is no id to match by");
      }
    }
    return name.get();
  }

  private Terms.Roll roll(VersionFields fields, List<Optional<Span>> rolled) {
    Optional<Located> at = fields.value("roll");
    Optional<String> text = at.flatMap(scalars::text);
    if (text.isEmpty() || text.get().equals("none")) {
      return Terms.Roll.NONE;
    }
    if (!text.get().equals("next-working-day")) {
      findings.add(at.get(), "must be none or next-working-day");
      return Terms.Roll.NONE;
    }
    if (rolled.stream().anyMatch(span -> span.isPresent() && span.get() instanceof Span.Hours)) {
      findings.add(at.get(), "a deadline in hours has no last day that could be moved");
    }
    return Terms.Roll.NEXT_WORKING_DAY;
  }

  private static List<EventType> types(List<EventSelector> selectors) {
    return selectors.stream().map(EventSelector::type).distinct().toList();
  }
}
