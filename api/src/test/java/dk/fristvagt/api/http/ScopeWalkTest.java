package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.identity.Access;
import dk.fristvagt.identity.Grant;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that there is to ask, asked by everybody: of a service that holds two municipalities,
 * and of one that holds what whoever asks may see and nothing else. They must answer the same, byte
 * by byte.
 */
@Tag("system")
class ScopeWalkTest {

  private static final String TAG = "ETag";
  private static final Pattern COPENHAGEN = Pattern.compile("(?<![0-9A-Za-z.-])0101(?![0-9])");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Cache-Control",
          "Content-Disposition",
          "Content-Language",
          "Link",
          "Location",
          "Vary",
          "Allow",
          "X-Total-Count",
          "Fristvagt-Clock",
          "Fristvagt-Partitions");
  private static final List<String> HOLDERS =
      List.of(
          "",
          "municipality=0101",
          "team=familie-nord",
          "municipality=0101&team=familie-nord",
          "municipality=0101,0330&team=familie-%C3%B8st&team=unassigned");
  private static final List<String> FORMATS = List.of("", "format=csv", "format=xlsx");

  private static final ScopeWorld WORLD = ScopeWorld.whole();
  private static Served whole;
  private static final Map<Access, Served> SCOPED = new LinkedHashMap<>();
  private static List<String> addresses;

  /** A service over a world. */
  private record Served(ScopeWorld world, PartitionViews views, ApiServer server) {

    static Served of(ScopeWorld world) {
      PartitionViews views = new PartitionViews();
      ApiServer server =
          ApiServer.start(
              ApiSettings.DEFAULT.withLocal(Viewers.PRINCIPALS),
              world.backend(views),
              LiveSettings.DEFAULT);
      views.publish(world.view);
      return new Served(world, views, server);
    }

    Answer ask(String viewer, String method, String address, String... headers) throws Exception {
      List<String> all = new ArrayList<>(List.of(headers));
      all.add(Viewers.HEADER);
      all.add(viewer);
      return Answer.to(server.address(), method, address, null, all.toArray(String[]::new));
    }

    Answer get(String viewer, String address, String... headers) throws Exception {
      return ask(viewer, "GET", address, headers);
    }

    Answer post(String viewer, String address, String body) throws Exception {
      return Answer.to(
          server.address(),
          "POST",
          address,
          body,
          Viewers.HEADER,
          viewer,
          "Content-Type",
          "application/yaml");
    }

    LiveStream follow(String viewer, String query) throws Exception {
      return new LiveStream(
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(server.address().resolve(LiveRoute.PATH + query))
                      .header(Viewers.HEADER, viewer)
                      .build(),
                  BodyHandlers.ofInputStream()));
    }
  }

  @BeforeAll
  static void serve() throws Exception {
    whole = Served.of(WORLD);
    for (String viewer : Viewers.ALL.keySet()) {
      SCOPED.computeIfAbsent(reach(viewer), access -> Served.of(WORLD.within(access)));
    }
    addresses = addresses();
  }

  @AfterAll
  static void close() {
    whole.server().close();
    SCOPED.values().forEach(served -> served.server().close());
  }

  @Test
  void the_world_is_one_in_which_there_is_something_to_hide() {
    ScopeWorld north = SCOPED.get(reach("lead-north")).world();

    assertThat(north.view.live()).isNotEmpty();
    assertThat(north.facts.size()).isPositive().isLessThan(WORLD.facts.size() / 2);
    assertThat(
            WORLD.cases.values().stream()
                .filter(
                    one -> one.obligations().stream().map(Obligation::team).distinct().count() > 1))
        .as("cases of which several teams answer for something")
        .isNotEmpty();
  }

  @Test
  void whatever_is_asked_the_answer_is_that_of_a_service_that_holds_nothing_else()
      throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String viewer : Viewers.ALL.keySet()) {
      if (viewer.equals("everything")) {
        continue;
      }
      Served scoped = SCOPED.get(reach(viewer));
      int answered = 0;
      for (String address : addresses) {
        String[] headers =
            address.startsWith("/api/") ? new String[0] : new String[] {"Accept", "text/html"};
        Answer of = whole.get(viewer, address, headers);
        same(softly, viewer + " " + address, of, scoped.get(viewer, address, headers));
        boolean isPublic = address.startsWith("/help") || address.equals("/accessibility");
        answered += of.status() == 200 && !isPublic ? 1 : 0;
      }
      boolean sees = !Viewers.of(viewer).access(Permission.COUNTS).isNothing();
      softly.assertThat(answered > 0).as(viewer + " is answered something").isEqualTo(sees);
    }
    softly.assertAll();
  }

  @Test
  void what_leads_see_is_what_anybody_sees_of_a_service_that_holds_nothing_else() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String viewer : List.of("lead-north", "lead-slagelse", "lead-north-and-east")) {
      Served scoped = SCOPED.get(reach(viewer));
      boolean isWhole = reach(viewer).isOfWholeMunicipalities();
      int rows = 0;
      for (String address : addresses) {
        boolean isJson = address.startsWith("/api/v1/") && !address.contains("format=");
        // They need facts of cases that several teams answer for, which cannot be cut in two.
        boolean isOfCases = address.contains("forecast") || address.contains("audit-samples");
        if (!isJson || address.contains("cursor=") || isOfCases && !isWhole) {
          continue;
        }
        Answer of = whole.get(viewer, address);
        Answer all = scoped.get("everything", address);
        softly.assertThat(of.status()).as(viewer + " " + address).isEqualTo(all.status());
        JsonNode ofJson = withoutNotifications(of);
        softly.assertThat(ofJson).as(viewer + " " + address).isEqualTo(withoutNotifications(all));
        rows += ofJson.path("rows").size() + ofJson.path("obligations").size();
      }
      softly.assertThat(rows).as(viewer).isGreaterThan(100);
    }
    softly.assertAll();
  }

  @Test
  void nothing_names_a_municipality_beyond_the_scope() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String viewer :
        List.of("wall-north", "lead-slagelse", "operations-slagelse", "manager-and-lead")) {
      List<String> all = new ArrayList<>(addresses);
      all.addAll(List.of("/metrics", "/operations", "/api/v1/operations", "/api/v1/rejects"));
      for (String address : all) {
        if (!address.contains("0101")
            && !address.contains("cursor=")
            && !address.contains("xlsx")) {
          softly
              .assertThat(COPENHAGEN.matcher(text(whole.get(viewer, address))).find())
              .as(viewer + " " + address)
              .isFalse();
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void a_case_beyond_the_scope_is_as_one_that_is_not_there() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String viewer : List.of("lead-north", "lead-slagelse", "lead-north-and-east")) {
      Access access = Viewers.of(viewer).access(Permission.CASES);
      Map<String, String> missing = new TreeMap<>();
      int seen = 0;
      for (CaseId id : WORLD.facts.keySet()) {
        boolean isSeen = WORLD.isSeen(access, id);
        seen += isSeen ? 1 : 0;
        String obligation =
            WORLD.cases.get(id).obligations().stream()
                .map(Obligation::id)
                .findFirst()
                .orElse("follow-up/" + id.municipality() + '/' + id.caseId() + "/e/1");
        String none = "follow-up/" + id.municipality() + "/no-such-case/e/1";
        for (List<String> pair :
            List.of(
                List.of(
                    "/api/v1/cases/" + id.municipality() + '/' + id.caseId(),
                    "/api/v1/cases/" + id.municipality() + "/no-such-case"),
                List.of(
                    "/api/v1/cases/" + id.municipality() + '/' + id.caseId() + "?format=csv",
                    "/api/v1/cases/" + id.municipality() + "/no-such-case?format=csv"),
                List.of(
                    "/find?municipality=" + id.municipality() + "&caseId=" + id.caseId(),
                    "/find?municipality=" + id.municipality() + "&caseId=no-such-case"),
                List.of("/find?caseId=" + obligation, "/find?caseId=" + none),
                List.of("/api/v1/explanations/" + obligation, "/api/v1/explanations/" + none))) {
          boolean hasObligation = !WORLD.cases.get(id).obligations().isEmpty();
          if (!hasObligation && pair.get(0).contains(obligation)) {
            continue;
          }
          Answer answer = whole.get(viewer, pair.get(0));
          String what = viewer + ' ' + pair.get(0);
          if (isSeen) {
            softly.assertThat(answer.status()).as(what).isIn(200, 303);
          } else {
            softly.assertThat(answer.status()).as(what).isEqualTo(404);
            String same =
                missing.computeIfAbsent(pair.get(1), address -> shown(unchecked(viewer, address)));
            softly.assertThat(shown(answer)).as(what).isEqualTo(same);
          }
        }
      }
      softly.assertThat(seen).as(viewer).isPositive().isLessThan(WORLD.facts.size());
    }
    softly.assertAll();
  }

  @Test
  void every_page_of_every_sort_is_that_of_a_service_that_holds_nothing_else() throws Exception {
    for (String viewer : List.of("lead-north", "lead-slagelse-and-north-of-copenhagen")) {
      Served scoped = SCOPED.get(reach(viewer));
      for (String sort : List.of("due", "-due", "case", "caseworker", "team", "rule", "status")) {
        String address = "/api/v1/obligations?limit=7&sort=" + sort;
        List<String> ids = new ArrayList<>();
        String next = address;
        while (next != null) {
          Answer of = whole.get(viewer, next);
          assertThat(text(of)).as(next).isEqualTo(text(scoped.get(viewer, next)));
          JsonNode page = Contract.JSON.readTree(of.body());
          page.get("obligations").forEach(row -> ids.add(row.get("id").asText()));
          next =
              page.get("nextCursor").isNull()
                  ? null
                  : address + "&cursor=" + page.get("nextCursor").asText();
          assertThat(page.get("total").asInt()).isGreaterThanOrEqualTo(ids.size());
        }
        assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
      }
    }
  }

  @Test
  void a_cursor_of_somebody_else_shows_nothing_more() throws Exception {
    for (String sort : List.of("due", "-due", "team", "rule", "start")) {
      String address = "/api/v1/obligations?limit=50&sort=" + sort;
      String next = address;
      for (int page = 0; page < 4; page++) {
        String cursor =
            Contract.JSON.readTree(whole.get("everything", next).body()).get("nextCursor").asText();
        next = address + "&cursor=" + cursor;
        for (String viewer : List.of("lead-north", "manager-and-lead", "no-team")) {
          assertThat(shown(whole.get(viewer, next)))
              .as(viewer + ' ' + next)
              .isEqualTo(shown(SCOPED.get(reach(viewer)).get(viewer, next)));
        }
      }
    }
  }

  @Test
  void a_tag_is_good_for_whoever_has_the_same_grants_and_for_nobody_else() throws Exception {
    for (String address :
        List.of(
            "/api/v1/status",
            "/api/v1/status?format=csv",
            "/api/v1/compliance",
            "/api/v1/targets",
            "/api/v1/gauges",
            "/api/v1/obligations",
            "/api/v1/obligations?format=csv",
            "/",
            "/wall",
            "/worklist",
            "/help")) {
      Map<String, String> tags = new TreeMap<>();
      for (String viewer : Viewers.ALL.keySet()) {
        whole
            .get(viewer, address)
            .headers()
            .firstValue(TAG)
            .ifPresent(tag -> tags.put(viewer, tag));
      }
      assertThat(tags.values()).as(address).doesNotHaveDuplicates();
      for (String viewer : tags.keySet()) {
        for (String other : tags.keySet()) {
          Answer answer = whole.get(viewer, address, "If-None-Match", tags.get(other));
          assertThat(answer.status())
              .as(viewer + " with the tag of " + other + ' ' + address)
              .isEqualTo(viewer.equals(other) ? 304 : 200);
        }
        Answer every =
            whole.get(viewer, address, "If-None-Match", String.join(", ", tags.values()));
        assertThat(every.status()).isEqualTo(304);
        assertThat(every.body()).isEmpty();
      }
    }
  }

  @Test
  void nobody_on_the_way_may_keep_what_not_everybody_may_see() throws Exception {
    for (String address : addresses) {
      Answer answer = whole.get("lead-north", address);
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .as(address)
          .isIn("no-store", "private, no-cache");
    }
  }

  @Test
  void the_trial_of_a_catalogue_is_that_of_a_service_that_holds_nothing_else() throws Exception {
    String tried = BuiltInCatalogues.dkChildServicesYaml().replace("P4M", "P3M");
    for (String viewer : List.of("lead-north", "lead-slagelse", "manager-slagelse")) {
      Served scoped = SCOPED.get(reach(viewer));
      for (String query : List.of("?by=team&limit=10000", "?limit=5&format=csv")) {
        SoftAssertions softly = new SoftAssertions();
        same(
            softly,
            viewer + query,
            whole.post(viewer, WhatIfRoute.PATH + query, tried),
            scoped.post(viewer, WhatIfRoute.PATH + query, tried));
        softly.assertAll();
      }
    }
    JsonNode ofNorth =
        Contract.JSON.readTree(
            whole.post("lead-north", WhatIfRoute.PATH + "?by=team", tried).body());
    assertThat(ofNorth.get("rows")).isNotEmpty();
    assertThat(ofNorth.get("rows").findValuesAsText("team")).containsOnly("familie-nord");
    assertThat(ofNorth.get("rows").findValuesAsText("municipality")).containsOnly("0330");
  }

  @Test
  void caseworkers_are_told_apart_only_for_those_who_may_see_cases() throws Exception {
    String caseworker =
        WORLD.view.counts().keySet().stream()
            .filter(group -> group.municipality().equals("0330"))
            .map(group -> group.caseworker())
            .filter(name -> !name.equals("unassigned"))
            .findFirst()
            .orElseThrow();
    for (String address :
        List.of(
            "/api/v1/compliance?by=caseworker",
            "/api/v1/compliance?caseworker=" + caseworker,
            "/api/v1/restatement?by=caseworker",
            "/api/v1/restatement?caseworker=" + caseworker)) {
      assertThat(whole.get("manager-slagelse", address).status()).as(address).isEqualTo(403);
      assertThat(whole.get("lead-slagelse", address).status()).as(address).isEqualTo(200);
      assertThat(shown(whole.get("manager-and-lead", address)))
          .isEqualTo(shown(whole.get("manager-and-lead", address + "&team=familie-nord")));
    }
    List<String> names =
        WORLD.view.counts().keySet().stream()
            .map(group -> group.caseworker())
            .filter(name -> !name.equals("unassigned"))
            .distinct()
            .toList();
    for (String viewer : List.of("manager-slagelse", "wall-north")) {
      for (String address : addresses) {
        if (!address.contains("caseworker=") && !address.contains("xlsx")) {
          String body = text(whole.get(viewer, address));
          assertThat(names.stream().filter(body::contains)).as(viewer + ' ' + address).isEmpty();
        }
      }
    }
    JsonNode gauges =
        Contract.JSON.readTree(whole.get("manager-slagelse", "/api/v1/gauges").body());
    assertThat(gauges.has("caseload")).isFalse();
    assertThat(Contract.read().errors(schema("Gauges"), gauges)).isEmpty();
  }

  @Test
  void a_wall_is_told_counts_and_nothing_else() throws Exception {
    JsonNode status = Contract.JSON.readTree(whole.get("wall-north", "/api/v1/status").body());

    assertThat(status.has("gauges")).isFalse();
    assertThat(status.get("totals").get("overdue").asInt()).isPositive();
    for (JsonNode rule : status.get("rules")) {
      assertThat(rule.has("thisMonth") || rule.has("last30Days") || rule.has("verdict")).isFalse();
      assertThat(rule.get("oldestOverdueDue").isNull()).isTrue();
    }
    assertThat(Contract.read().errors(schema("Status"), status)).isEmpty();
    assertThat(text(whole.get("wall-north", "/api/v1/status?format=csv")))
        .contains("Overskredne")
        .doesNotContain("Rettidige");
  }

  @Test
  void what_is_pushed_is_that_of_a_service_that_holds_nothing_else() throws Exception {
    for (String viewer : List.of("wall-north", "manager-north", "lead-slagelse")) {
      Access access = reach(viewer);
      Served all = Served.of(WORLD);
      Served scoped = Served.of(WORLD.within(access));
      try (LiveStream everything = all.follow("everything", "");
          LiveStream of = all.follow(viewer, "");
          LiveStream only = scoped.follow(viewer, "");
          LiveStream ofTeam = all.follow(viewer, "?team=familie-syd");
          LiveStream onlyTeam = scoped.follow(viewer, "?team=familie-syd")) {
        for (LiveStream one : List.of(everything, of, only, ofTeam, onlyTeam)) {
          one.awaitEvents(1);
        }
        PartitionView cut = ScopeWorld.cut(WORLD.view, access);
        all.views().publish(cut);
        everything.awaitEvents(2);
        PartitionView later = at(cut, cut.clock() + 60_000);
        all.views().publish(later);
        scoped.views().publish(later);
        for (LiveStream one : List.of(of, only, ofTeam, onlyTeam)) {
          one.awaitEvents(2);
        }

        assertThat(told(of)).as(viewer).isEqualTo(told(only)).hasSize(2);
        assertThat(told(ofTeam)).as(viewer).isEqualTo(told(onlyTeam)).hasSize(2);
        assertThat(told(of).get(0)).isNotEqualTo(told(everything).get(0));
      } finally {
        all.server().close();
        scoped.server().close();
      }
    }
  }

  @Test
  void the_id_of_somebody_elses_event_leads_to_nothing_of_theirs() throws Exception {
    try (LiveStream everything = whole.follow("everything", "");
        LiveStream plain = whole.follow("manager-north", "")) {
      everything.awaitEvents(1);
      plain.awaitEvents(1);
      try (LiveStream with = whole.follow("manager-north", "?lastEventId=" + everything.lastId())) {
        with.awaitEvents(1);

        assertThat(told(with)).isEqualTo(told(plain));
      }
    }
  }

  private static List<String> told(LiveStream stream) {
    return stream.events().stream().map(event -> event.name() + ' ' + event.data()).toList();
  }

  private static PartitionView at(PartitionView view, long clock) {
    return new PartitionView(
        view.partition(),
        clock,
        view.live(),
        view.counts(),
        view.figures(),
        view.cases(),
        view.notifications(),
        view.restatements(),
        view.registrationLags(),
        view.flows(),
        view.catalogue(),
        view.indexes());
  }

  /** Of whom somebody may see anything. */
  private static Access reach(String viewer) {
    return new Access(Viewers.of(viewer).grants().stream().map(Grant::scope).toList());
  }

  private static void same(SoftAssertions softly, String what, Answer of, Answer only) {
    softly.assertThat(of.status()).as(what).isEqualTo(only.status());
    softly.assertThat(headers(of)).as(what).isEqualTo(headers(only));
    if (!Arrays.equals(of.body(), only.body())) {
      softly.assertThat(text(of)).as(what).isEqualTo(text(only));
    }
  }

  private static Map<String, Object> headers(Answer answer) {
    Map<String, Object> headers = new TreeMap<>();
    HEADERS.forEach(name -> headers.put(name, answer.headers().allValues(name)));
    headers.put("has " + TAG, answer.headers().firstValue(TAG).isPresent());
    return headers;
  }

  private static String shown(Answer answer) {
    return answer.status() + " " + headers(answer) + ' ' + text(answer);
  }

  private static Answer unchecked(String viewer, String address) {
    try {
      return whole.get(viewer, address);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode schema(String name) throws Exception {
    return Contract.read().document.at("/components/schemas/" + name);
  }

  /** Notifications come to municipalities, and whoever sees some teams sees none of them. */
  private static JsonNode withoutNotifications(Answer answer) throws Exception {
    JsonNode tree = Contract.JSON.readTree(answer.body());
    tree.findParents("notifications")
        .forEach(
            parent ->
                ((ObjectNode) parent)
                    .remove(List.of("notifications", "notificationsPer1000Children")));
    return tree;
  }

  /** Every address that can be read, with what it can be asked. */
  private static List<String> addresses() throws Exception {
    List<String> all = new ArrayList<>();
    cross(all, "/api/v1/status", HOLDERS, List.of("", "format=csv"));
    cross(
        all,
        "/api/v1/compliance",
        HOLDERS,
        List.of("", "by=municipality&period=year", "by=caseworker&period=quarter"));
    cross(all, "/api/v1/compliance", List.of("", "basis=completed", "rule=assessment-4m"), FORMATS);
    cross(
        all,
        "/api/v1/restatement",
        HOLDERS,
        List.of("", "by=municipality&period=year", "by=caseworker", "format=csv"));
    cross(
        all,
        "/api/v1/registration-lag",
        HOLDERS,
        List.of("", "by=municipality&period=year", "format=csv"));
    cross(
        all,
        "/api/v1/targets",
        HOLDERS,
        List.of("", "by=team", "by=team&rule=follow-up&format=csv"));
    cross(all, "/api/v1/gauges", HOLDERS, List.of("", "period=year", "from=2026-01-01&format=csv"));
    cross(
        all,
        "/api/v1/forecast",
        HOLDERS,
        List.of("", "by=municipality&days=30", "by=rule&format=csv"));
    cross(
        all,
        "/api/v1/obligations",
        HOLDERS,
        List.of(
            "limit=10",
            "limit=1000&status=overdue",
            "limit=5&rule=follow-up",
            "limit=5&sort=case",
            "limit=5&sort=-due&status=met,late",
            "dueBefore=2026-06-01&sort=team",
            "dueAfter=2026-06-10&rule=assessment-4m&sort=status",
            "format=csv"));
    cross(
        all,
        "/api/v1/audit-samples",
        List.of("", "municipality=0330", "municipality=0101"),
        List.of(
            "seed=s&plan=caseworker-month&period=2026-05",
            "seed=s&plan=team-quarter&period=2026-Q1&n=3",
            "seed=s&plan=team-quarter&period=2026-Q2&format=csv",
            "seed=s&plan=team-quarter&period=2026-Q2&format=xlsx"));
    cross(all, "/api/v1/rules", List.of(""), FORMATS);
    for (String path :
        List.of(
            "status",
            "compliance",
            "restatement",
            "registration-lag",
            "targets",
            "gauges",
            "forecast",
            "obligations")) {
      all.add("/api/v1/" + path + "?format=xlsx");
    }
    cross(all, "/api/v1/catalogue", List.of(""), List.of(""));
    for (CaseId id : some(WORLD.facts.keySet())) {
      String path = id.municipality() + '/' + id.caseId();
      cross(all, "/api/v1/cases/" + path, List.of(""), FORMATS);
      cross(all, "/cases/" + path, List.of("", "lang=en"), List.of(""));
      all.add("/find?caseId=" + id.caseId());
      all.add("/find?municipality=" + id.municipality() + "&caseId=" + id.caseId());
      WORLD.cases.get(id).obligations().stream()
          .limit(2)
          .forEach(
              one -> {
                cross(all, "/api/v1/explanations/" + one.id(), List.of(""), FORMATS);
                all.add("/obligations/" + one.id());
              });
    }
    for (String page :
        List.of("/", "/wall", "/worklist", "/targets", "/restatement", "/forecast", "/catalogue")) {
      cross(all, page, page.equals("/catalogue") ? List.of("") : HOLDERS, List.of("", "lang=en"));
    }
    cross(
        all,
        "/worklist",
        List.of("", "team=familie-nord", "caseworker=unassigned"),
        List.of("sort=team", "status=met&limit=10", "rule=follow-up&sort=caseworker"));
    cross(all, "/targets", List.of("", "by=team"), List.of("rule=follow-up"));
    for (String help : List.of("/help", "/help/worklist", "/accessibility", "/no-such-page")) {
      all.add(help);
    }
    all.add("/api/v1/obligations?municipality=x");
    all.add("/api/v1/obligations?rule=x");
    all.add("/api/v1/obligations?cursor=x");
    all.add("/api/v1/nothing");
    return all;
  }

  private static List<CaseId> some(Collection<CaseId> all) {
    List<CaseId> every = List.copyOf(all);
    List<CaseId> some = new ArrayList<>();
    for (int i = 0; i < every.size(); i += Math.max(1, every.size() / 6)) {
      some.add(every.get(i));
    }
    return some;
  }

  private static void cross(List<String> all, String path, List<String> some, List<String> others) {
    for (String one : some) {
      for (String other : others) {
        String query = one.isEmpty() || other.isEmpty() ? one + other : one + '&' + other;
        all.add(query.isEmpty() ? path : path + '?' + query);
      }
    }
  }
}
