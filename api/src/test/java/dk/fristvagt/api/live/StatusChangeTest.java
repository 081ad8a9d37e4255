package dk.fristvagt.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleCatalogue;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.PartitionView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StatusChangeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> RULES =
      List.of("assessment-4m", "follow-up", "audit-plan", "audit-records", "audit-visits", "old-a");
  private static final List<String> TEAMS = List.of("Nord", "Sønder Æ");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 300)
  void a_status_and_all_changes_applied_are_the_status_of_that_clock(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int steps) throws IOException {
    GroupFilter filter = filter(random);
    StatusReport held = status(random, filter);
    JsonNode applied = json(held);
    for (int i = 0; i < steps; i++) {
      StatusReport next = random.nextInt(5) == 0 ? held : status(random, filter);
      Optional<StatusChange> change = StatusChange.between(held, next);

      assertThat(change.isEmpty()).isEqualTo(json(held).equals(json(next)));
      if (change.isPresent()) {
        applied = AppliedChange.to(applied, json(change.get()));
      }
      assertThat(applied).isEqualTo(json(next));
      held = next;
    }
  }

  @Property(tries = 200)
  void a_change_holds_nothing_that_does_not_differ(@ForAll Random random) throws IOException {
    StatusReport held = status(random, GroupFilter.ALL);
    StatusReport after = status(random, GroupFilter.ALL);
    JsonNode before = json(held);
    Optional<StatusChange> change = StatusChange.between(held, after);
    if (change.isPresent()) {
      JsonNode json = json(change.get());
      for (String field : List.of("partitions", "totals", "gauges", "catalogue")) {
        assertThat(json.has(field))
            .as(field)
            .isEqualTo(!before.get(field).equals(json(after).get(field)));
      }
      json.path("rules").forEach(rule -> assertThat(before.get("rules")).doesNotContain(rule));
    }
  }

  @Example
  void one_obligation_that_falls_due_changes_its_rule_and_the_totals_alone() throws IOException {
    ExampleObligation obligation =
        new ExampleObligation().lastDay("2021-06-14").status(ObligationStatus.DUE_SOON);
    var dueSoon = obligation.build();
    ExampleView view = new ExampleView(0).replace(null, dueSoon);
    StatusReport before = status(view.at("2021-06-14T21:59:59Z"));
    view.replace(dueSoon, obligation.status(ObligationStatus.OVERDUE).build());
    StatusReport after = status(view.at("2021-06-14T22:00:00Z"));

    JsonNode change = json(StatusChange.between(before, after).orElseThrow());

    assertThat(change.fieldNames())
        .toIterable()
        .containsExactly("clock", "clockMax", "stale", "totals", "rules");
    assertThat(change.get("clock").asText()).isEqualTo("2021-06-14T22:00:00.000Z");
    assertThat(change.get("totals").toString())
        .isEqualTo("{\"open\":0,\"dueSoon\":0,\"overdue\":1}");
    assertThat(change.get("rules")).hasSize(1);
    assertThat(change.at("/rules/0/id").asText()).isEqualTo("assessment-4m");
    assertThat(change.at("/rules/0/oldestOverdueDue").asText())
        .isEqualTo("2021-06-14T22:00:00.000Z");
  }

  @Example
  void a_clock_that_moves_alone_is_a_change_of_three_fields() throws IOException {
    ExampleView view = new ExampleView(0);

    JsonNode change =
        json(
            StatusChange.between(
                    status(view.at("2021-06-14T10:00:00Z")),
                    status(view.at("2021-06-14T10:00:01Z")))
                .orElseThrow());

    assertThat(change.toString())
        .isEqualTo(
            "{\"clock\":\"2021-06-14T10:00:01.000Z\",\"clockMax\":\"2021-06-14T10:00:01.000Z\",\"stale\":false}");
  }

  @Example
  void a_rule_that_comes_in_between_is_put_in_its_place_and_one_that_goes_is_named()
      throws IOException {
    var plan = new ExampleObligation().rule("audit-plan").build();
    var visits = new ExampleObligation().rule("audit-visits").build();
    var records = new ExampleObligation().rule("audit-records").build();
    ExampleView view = new ExampleView(0).replace(null, plan).replace(null, visits);
    StatusReport two = status(view.at("2021-06-14T10:00:00Z"));
    StatusReport three = status(view.replace(null, records).at("2021-06-14T10:00:00Z"));
    StatusReport again = status(view.replace(records, null).at("2021-06-14T10:00:00Z"));

    JsonNode come = json(StatusChange.between(two, three).orElseThrow());
    JsonNode gone = json(StatusChange.between(three, again).orElseThrow());

    assertThat(come.get("rules")).hasSize(1);
    List<String> order = new ArrayList<>();
    come.get("ruleOrder").forEach(id -> order.add(id.asText()));
    assertThat(order).containsSubsequence("audit-plan", "audit-records", "audit-visits");
    assertThat(gone.get("removedRules").toString()).isEqualTo("[\"audit-records\"]");
    assertThat(gone.has("rules")).isFalse();
    assertThat(gone.has("ruleOrder")).isFalse();
  }

  private StatusReport status(PartitionView view) {
    return reports.status(new ViewSnapshot(List.of(view), 1), GroupFilter.ALL, false);
  }

  private static GroupFilter filter(Random random) {
    return random.nextBoolean()
        ? GroupFilter.ALL
        : new GroupFilter(Set.of(), Set.of("0330"), Set.of(TEAMS.get(random.nextInt(2))), Set.of());
  }

  /** Of one or two partitions out of two, with what little there is chosen at random. */
  private StatusReport status(Random random, GroupFilter filter) {
    CatalogueInForce first = random.nextInt(4) == 0 ? ExampleCatalogue.first("audit-plan") : null;
    CatalogueInForce inForce =
        first != null && random.nextBoolean()
            ? ExampleCatalogue.published("follow-up", 1, "2021-06-15T09:00:00Z", first)
            : first;
    List<PartitionView> views = new ArrayList<>();
    for (int partition = random.nextInt(2); partition < 2; partition++) {
      Instant clock = Instant.parse("2021-06-15T10:00:00Z").plusSeconds(random.nextInt(3));
      ExampleView view = new ExampleView(partition);
      for (int i = random.nextInt(4); i > 0; i--) {
        String rule = RULES.get(random.nextInt(RULES.size()));
        view.live(
            new ExampleObligation()
                .rule(rule)
                .caseId("c-" + i)
                .lastDay("2021-06-1" + random.nextInt(4))
                .status(random.nextBoolean() ? ObligationStatus.OVERDUE : ObligationStatus.DUE_SOON)
                .holder(TEAMS.get(random.nextInt(2)), "anna"));
        view.due(
            "2021-06-0" + (1 + random.nextInt(3)),
            new Group(rule, "0330", TEAMS.get(random.nextInt(2)), "anna"),
            new StatusCounts(random.nextInt(3), 1, 0, 0, 0, 0));
      }
      if (random.nextBoolean()) {
        view.openCase("c-" + partition, null, TEAMS.get(random.nextInt(2)), "bo");
      }
      if (inForce != null && random.nextInt(3) > 0) {
        view.catalogue(inForce);
      }
      views.add(view.at(clock.toString()));
    }
    return reports.status(new ViewSnapshot(views, 2), filter, random.nextInt(4) == 0);
  }

  private static JsonNode json(Object report) throws IOException {
    return JSON.readTree(ReportJson.bytes(report));
  }
}
