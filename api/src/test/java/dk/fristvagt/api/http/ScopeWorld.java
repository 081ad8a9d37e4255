package dk.fristvagt.api.http;

import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.streams.query.CaseDetail;
import dk.fristvagt.streams.query.CaseRecords;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;

/**
 * All that there is of two generated municipalities whose teams are called the same, or what of it
 * some scopes hold and nothing else. A world within a scope is cut out of the whole one, key by
 * key, by nothing of the program under test. Immutable.
 */
final class ScopeWorld {

  static final Instant CLOCK = ExampleMunicipality.CLOCK;

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final LocalDate FROM = LocalDate.parse("2025-06-01");
  private static final LocalDate TO = LocalDate.parse("2026-06-17");
  private static final Calendars CALENDARS = Calendars.danish(false);
  private static final CaseEvaluator EVALUATOR =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), CALENDARS);

  private static ScopeWorld made;

  final PartitionView view;
  final Map<CaseId, List<Fact>> facts;
  final Map<CaseId, Evaluation> cases;
  private final List<Obligation> obligations = new ArrayList<>();
  private final Access access;

  private ScopeWorld(
      PartitionView view,
      Map<CaseId, List<Fact>> facts,
      Map<CaseId, Evaluation> cases,
      Access access) {
    this.view = view;
    this.facts = facts;
    this.cases = cases;
    this.access = access;
    for (Evaluation one : cases.values()) {
      for (Obligation obligation : one.obligations()) {
        if (access.contains(obligation.municipality(), obligation.team())) {
          obligations.add(obligation);
        }
      }
    }
  }

  /** Everything; made once for all tests. */
  static synchronized ScopeWorld whole() {
    if (made == null) {
      List<Fact> all = new ArrayList<>();
      for (String municipality : List.of("0330", "0101")) {
        new HistoryGenerator(
                GeneratorSettings.ofSize(
                    municipality, 40, FROM, TO, municipality.equals("0330") ? 11 : 12))
            .inRegistrationOrder()
            .forEachRemaining(all::add);
      }
      all.removeIf(fact -> fact.registeredAt().epochMilli() > CLOCK.toEpochMilli());
      Map<CaseId, List<Fact>> facts =
          new TreeMap<>(Comparator.comparing(CaseId::municipality).thenComparing(CaseId::caseId));
      for (Fact fact : all) {
        facts
            .computeIfAbsent(
                new CaseId(fact.municipality(), fact.caseId()), id -> new ArrayList<>())
            .add(fact);
      }
      facts
          .values()
          .removeIf(history -> history.get(0).registeredAt().epochMilli() < FIRST.toEpochMilli());
      all.removeIf(fact -> !facts.containsKey(new CaseId(fact.municipality(), fact.caseId())));
      all.sort(Comparator.comparing(fact -> fact.registeredAt().epochMilli()));
      Map<CaseId, Evaluation> cases = new HashMap<>();
      facts.forEach(
          (id, history) -> cases.put(id, EVALUATOR.evaluate(history, CLOCK.toEpochMilli())));
      made =
          new ScopeWorld(ExampleMunicipality.view(all, CALENDARS), facts, cases, Access.EVERYTHING);
    }
    return made;
  }

  /** What of it is in an access: what every team that is in it has or ever had. */
  ScopeWorld within(Access some) {
    Map<CaseId, List<Fact>> theirs = new TreeMap<>(((TreeMap<CaseId, ?>) facts).comparator());
    Map<CaseId, Evaluation> evaluated = new HashMap<>();
    facts.forEach(
        (id, history) -> {
          if (isOf(some, id)) {
            theirs.put(id, history);
            evaluated.put(id, cases.get(id));
          }
        });
    return new ScopeWorld(cut(view, some), theirs, evaluated, some);
  }

  /** A team that holds or held the case, or that it stays with. */
  private boolean isOf(Access some, CaseId id) {
    Set<Holder> holders = new HashSet<>();
    Evaluation evaluation = cases.get(id);
    holders.add(evaluation.history().holderAt(CLOCK.toEpochMilli()));
    evaluation
        .history()
        .events()
        .forEach(
            event -> holders.add(evaluation.history().holderAt(event.occurredAt().epochMilli())));
    return holders.stream().anyMatch(holder -> some.contains(id.municipality(), holder.team()))
        || evaluation.obligations().stream()
            .anyMatch(one -> some.contains(one.municipality(), one.team()));
  }

  /** Whether whoever has an access is to see a case. */
  boolean isSeen(Access some, CaseId id) {
    Evaluation evaluation = cases.get(id);
    return some.contains(
            id.municipality(), evaluation.history().holderAt(CLOCK.toEpochMilli()).team())
        || evaluation.obligations().stream()
            .anyMatch(one -> some.contains(one.municipality(), one.team()));
  }

  ApiBackend backend(PartitionViews views) {
    return new ApiBackend(
        views,
        (test, consumer) -> obligations.stream().filter(test).forEach(consumer),
        this::detail,
        consumer ->
            facts.forEach(
                (id, history) ->
                    consumer.accept(new CaseRecords(id, CLOCK.toEpochMilli(), history))),
        () -> KafkaStreams.State.RUNNING,
        1,
        BuiltInCatalogues.dkChildServices(),
        CALENDARS,
        () -> CLOCK.plusSeconds(1));
  }

  private Optional<CaseDetail> detail(CaseId id) {
    return Optional.ofNullable(cases.get(id))
        .filter(one -> access.isEverything() || isSeen(access, id))
        .map(
            evaluation ->
                new CaseDetail(
                    CLOCK.toEpochMilli(), facts.get(id), evaluation, EVALUATOR, List.of()));
  }

  /** Every key of a view that is in an access, and no other. */
  static PartitionView cut(PartitionView view, Access some) {
    PartitionViewBuilder builder = new PartitionViewBuilder(view.partition());
    view.live()
        .values()
        .forEach(
            list ->
                list.values().stream()
                    .filter(one -> some.contains(one.municipality(), one.team()))
                    .forEach(one -> builder.replace(null, one)));
    view.figures()
        .forEach(
            (key, figures) -> {
              if (some.contains(key.group().municipality(), key.group().team())) {
                builder.figures(key, figures);
              }
            });
    view.cases()
        .forEach(
            (key, gauge) -> {
              if (some.contains(gauge.municipality(), gauge.team())) {
                builder.gauge(key, gauge);
              }
            });
    view.notifications()
        .forEach(
            (key, n) -> {
              if (some.contains(key.municipality(), null)) {
                builder.notifications(key.municipality(), Map.of(), Map.of(key.day(), n));
              }
            });
    view.restatements()
        .forEach(
            (key, change) -> {
              if (some.contains(key.group().municipality(), key.group().team())) {
                builder.restatement(key, change);
              }
            });
    view.registrationLags()
        .forEach(
            (key, lags) -> {
              if (some.contains(key.municipality(), key.team())) {
                builder.registrationLags(key, lags);
              }
            });
    view.flows()
        .forEach(
            (key, n) -> {
              if (some.contains(key.municipality(), key.flow().holder().team())) {
                builder.flows(key.municipality(), Map.of(), Map.of(key.flow(), n));
              }
            });
    builder.catalogue(view.catalogue());
    return builder.at(view.clock());
  }
}
