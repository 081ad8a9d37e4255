package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.evaluation.Timeline.Happening;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * When each fact it rests on became known, what was known before, and how it looked when its month
 * closed.
 */
final class KnownSteps {

  private final Situation situation;
  private final Timeline timeline;
  private final Words words;

  KnownSteps(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.words = situation.words();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    facts().values().forEach(fact -> steps.add(known(fact)));
    atClose(steps);
    return steps;
  }

  /** What it rests on, each fact once. */
  private Map<String, Fact> facts() {
    Map<String, Fact> facts = new LinkedHashMap<>();
    put(facts, timeline.startEvent());
    if (timeline.previous() != null) {
      put(facts, timeline.previous().fact());
    }
    timeline.moves().forEach(move -> put(facts, move.fact()));
    for (Happening happening : new Happening[] {timeline.f(), timeline.v(), timeline.c()}) {
      if (happening != null) {
        put(facts, happening.fact());
      }
    }
    Fact holder =
        situation
            .outline()
            .history()
            .holderEventAt(Math.min(timeline.decisiveInstant(), situation.clock()));
    if (holder != null) {
      put(facts, holder);
    }
    return facts;
  }

  private static void put(Map<String, Fact> facts, Fact fact) {
    facts.putIfAbsent(fact.eventId(), fact);
  }

  private Step known(Fact fact) {
    long registered = fact.registeredAt().epochMilli();
    List<LocalizedText> sentences = new ArrayList<>();
    List<Fact> versions = versions(fact);
    if (versions.size() == 1) {
      sentences.add(
          text(
              "»{0}« er kendt siden {1}.",
              "“{0}” has been known since {1}.",
              EventWords.of(fact.type()).label(),
              words.at(registered)));
    } else {
      sentences.add(
          text(
              "»{0}« er registreret {1} gange: {2}.",
              "“{0}” was registered {1} times: {2}.",
              EventWords.of(fact.type()).label(),
              versions.size(),
              Words.items(versions.stream().map(this::version).toList())));
    }
    before(fact, registered, sentences);
    return Step.of(
        StepKind.KNOWN,
        registered,
        situation.calendar().localDate(registered),
        fact,
        sentences(sentences.toArray(LocalizedText[]::new)));
  }

  /**
   * What the obligation was just before a fact that decided it became known, where that differs.
   */
  private void before(Fact fact, long registered, List<LocalizedText> sentences) {
    boolean decides = false;
    for (Happening happening : new Happening[] {timeline.f(), timeline.v(), timeline.c()}) {
      decides |= happening != null && happening.fact() == fact;
    }
    if (!decides) {
      return;
    }
    ObligationStatus earlier = statusAt(registered - 1);
    if (earlier != null && earlier != situation.obligation().status()) {
      sentences.add(
          text(
              "Indtil da var status: {0}.",
              "Until then the status was: {0}.", StatusWords.of(earlier)));
    }
  }

  private LocalizedText version(Fact record) {
    LocalizedText when =
        record.revision() == 0
            ? words.on(record.registeredAt())
            : text(
                "{0} (rettelse nr. {1})",
                "{0} (revision {1})", words.on(record.registeredAt()), record.revision());
    return record.voided()
        ? text("taget tilbage {0}", "taken back {0}", when)
        : text(
            "{0} som sket {1}", "{0} as having happened {1}", when, words.on(record.occurredAt()));
  }

  /** The records of a fact known by the clock, each revision once, by registration. */
  private List<Fact> versions(Fact fact) {
    Comparator<Fact> byRegistration =
        Comparator.comparingLong((Fact record) -> record.registeredAt().epochMilli())
            .thenComparing(RecordOrder.INSTANCE);
    TreeSet<Fact> versions = new TreeSet<>(byRegistration);
    for (Fact record : situation.records()) {
      if (record.eventId().equals(fact.eventId())
          && record.registeredAt().epochMilli() <= situation.clock()) {
        versions.add(record);
      }
    }
    return new ArrayList<>(versions);
  }

  private void atClose(List<Step> steps) {
    YearMonth month = YearMonth.from(timeline.due().day());
    long close = situation.calendar().closeOf(month);
    if (close > situation.clock()) {
      return;
    }
    ObligationStatus then = statusAt(close);
    ObligationStatus now = situation.obligation().status();
    if (then == now) {
      return;
    }
    LocalizedText name = Words.month(month.atDay(1));
    steps.add(
        Step.of(
            StepKind.KNOWN,
            close,
            situation.calendar().localDate(close),
            then == null
                ? text(
                    "Da {0} blev lukket, {1}, var den ikke kendt; nu er den: {2}.",
                    "When {0} closed, on {1}, it was not known; now it is: {2}.",
                    name,
                    words.at(close),
                    StatusWords.of(now))
                : text(
                    "Da {0} blev lukket, {1}, var status: {2}; nu er den: {3}.",
                    "When {0} closed, on {1}, the status was: {2}; now it is: {3}.",
                    name,
                    words.at(close),
                    StatusWords.of(then),
                    StatusWords.of(now))));
  }

  /** As it was at another clock, by what was registered then; null where it was not there. */
  private ObligationStatus statusAt(long clock) {
    Evaluation evaluation = situation.evaluator().evaluate(situation.records(), clock);
    for (Obligation obligation : evaluation.obligations()) {
      if (obligation.id().equals(situation.obligation().id())) {
        return obligation.status();
      }
    }
    return null;
  }
}
