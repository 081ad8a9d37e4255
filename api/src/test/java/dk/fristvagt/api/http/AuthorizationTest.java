package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.identity.Grant;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.identity.Role;
import dk.fristvagt.identity.Scope;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.streams.view.PartitionViews;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which permission each route asks for, and that nobody gets anything without it. */
class AuthorizationTest {

  private static final Instant NOW = Instant.parse("2021-06-15T10:00:01Z");

  private final PartitionViews views = new PartitionViews();
  private final SteeredAccessLog accesses = new SteeredAccessLog(() -> NOW);
  private final ApiBackend backend =
      new ApiBackend(
              views,
              (test, consumer) -> {},
              id -> Optional.empty(),
              consumer -> {},
              () -> KafkaStreams.State.RUNNING,
              1,
              BuiltInCatalogues.dkChildServices(),
              Calendars.danish(false),
              () -> NOW)
          .withAccesses(accesses.logging());
  private final ApiServer server =
      ApiServer.start(
          ApiSettings.DEFAULT.withLocal(
              ctx ->
                  ctx.header("X-Role") == null
                      ? new Principal("", "nobody", "nobody", List.of())
                      : new Principal(
                          "https://idp.example",
                          "p",
                          "P",
                          List.of(
                              new Grant(Role.valueOf(ctx.header("X-Role")), Scope.EVERYTHING)))),
          backend);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void every_route_names_one_permission_and_the_contract_names_the_same() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    for (Contract.Operation operation : Contract.read().operations()) {
      documented.put(operation.toString(), operation.node().path("x-permission").asText());
    }
    Map<String, String> named = new TreeMap<>();
    for (Endpoint endpoint : endpoints()) {
      RoutePermission permission = Authorization.permission(Authorization.roles(endpoint));
      assertThat(permission).as(endpoint.method + " " + endpoint.path).isNotNull();
      String route =
          endpoint.method.name() + ' ' + endpoint.path.replace('<', '{').replace('>', '}');
      if (documented.containsKey(route)) {
        named.put(route, permission.label());
      }
    }

    assertThat(named).isEqualTo(documented);
  }

  @Test
  void what_is_public_is_only_what_tells_nothing_of_what_there_is() {
    List<String> others = new ArrayList<>();
    for (Endpoint endpoint : endpoints()) {
      if (Authorization.permission(Authorization.roles(endpoint)) == RoutePermission.PUBLIC
          && endpoint.method == HandlerType.GET
          && !endpoint.path.startsWith("/assets/")
          && !endpoint.path.startsWith("/help")
          && !endpoint.path.startsWith("/swagger")) {
        others.add(endpoint.path);
      }
    }

    assertThat(others)
        .containsExactlyInAnyOrder(
            "/livez",
            "/readyz",
            "/openapi.yaml",
            "/openapi.json",
            "/asyncapi.yaml",
            "/accessibility");
  }

  @Test
  void every_route_is_refused_to_every_role_without_its_permission_and_to_nobody_else()
      throws Exception {
    views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));
    SoftAssertions softly = new SoftAssertions();
    List<String> roles = new ArrayList<>(List.of("nobody"));
    for (Role role : Role.values()) {
      roles.add(role.name());
    }
    for (Endpoint endpoint : endpoints()) {
      Permission permission = Authorization.permission(Authorization.roles(endpoint)).permission();
      boolean stream = endpoint.path.equals(LiveRoute.PATH);
      for (String role : roles) {
        boolean permitted =
            permission == null || !role.equals("nobody") && Role.valueOf(role).permits(permission);
        if (permitted && stream && endpoint.method == HandlerType.GET) {
          continue;
        }
        Answer answer = ask(endpoint.method.name(), address(endpoint), role);
        String what = endpoint.method + " " + endpoint.path + " as " + role;
        if (permitted) {
          softly.assertThat(answer.status()).as(what).isNotEqualTo(403);
        } else {
          softly.assertThat(answer.status()).as(what).isEqualTo(403);
          softly.assertThat(answer.headers().firstValue("ETag")).as(what).isEmpty();
          softly
              .assertThat(answer.headers().firstValue("Cache-Control"))
              .as(what)
              .contains("no-store");
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void a_refusal_says_the_same_whatever_is_asked_for() throws Exception {
    Answer known = ask("GET", "/api/v1/cases/0330/c-1", "MANAGER");
    Answer other = ask("GET", "/api/v1/cases/9999/x?nonsense=1", "MANAGER");

    assertThat(known.body()).isEqualTo(other.body());
    assertThat(new String(known.body(), StandardCharsets.UTF_8))
        .contains("urn:fristvagt:problem:forbidden")
        .contains("Du har ikke adgang")
        .doesNotContain("0330");
    assertThat(
            new String(
                Answer.to(
                        server.address(),
                        "GET",
                        "/api/v1/cases/0330/c-1",
                        null,
                        "Accept-Language",
                        "en")
                    .body(),
                StandardCharsets.UTF_8))
        .contains("You have no access");
  }

  @Test
  void a_refused_page_leads_only_to_what_may_be_opened() throws Exception {
    views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));
    Answer answer =
        Answer.to(
            server.address(),
            "GET",
            "/worklist?lang=en",
            null,
            "Accept",
            "text/html",
            "X-Role",
            "WALL");

    String page = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(page).contains("No access").contains("href=\"/wall?lang=en\"");
    assertThat(page).doesNotContain("<span>Worklists</span>").doesNotContain("href=\"/targets");
    assertThat(page).doesNotContain("datetime=");
  }

  @Test
  void who_asks_for_cases_without_the_role_is_in_the_access_log() throws Exception {
    for (String path :
        List.of(
            "/api/v1/cases/0330/c-17%20x",
            "/cases/0330/c-17%20x",
            "/api/v1/obligations?team=nord",
            "/api/v1/explanations/assessment-4m/0330/c-17/a/1",
            "/worklist",
            "/api/v1/access-log")) {
      int before = accesses.size();

      Answer answer = Answer.to(server.address(), "GET", path, null, "X-Role", "MANAGER");

      assertThat(answer.status()).as(path).isEqualTo(403);
      List<AccessRecorded> records = accesses.since(before);
      assertThat(records).as(path).hasSize(1);
      assertThat(records.get(0).getOutcome()).isEqualTo(AccessOutcome.REFUSED);
      assertThat(records.get(0).getSubject()).isEqualTo("p");
      assertThat(records.get(0).getRoute()).startsWith("GET /");
      assertThat(SteeredAccessLog.cases(records))
          .isEqualTo(path.contains("/cases/") ? Set.of(new CaseId("0330", "c-17 x")) : Set.of());
    }
    int before = accesses.size();
    Answer.to(server.address(), "GET", "/api/v1/operations", null, "X-Role", "MANAGER");
    assertThat(accesses.since(before)).as("shows no case").isEmpty();
  }

  @Test
  void a_route_without_a_permission_keeps_the_service_from_starting() {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.routes.before(new Authentication(Optional.empty(), Principals.LOCAL, null));
              Authorization.register(config.routes);
              config.routes.get("/forgotten", ctx -> ctx.result("secret"));
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> Authorization.requirePermissions(javalin))
        .withMessageContaining("/forgotten");
  }

  @Test
  void a_route_without_a_permission_is_refused_to_everybody() throws Exception {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.routes.before(new Authentication(Optional.empty(), Principals.LOCAL, null));
              Authorization.register(config.routes);
              config.routes.get("/forgotten", ctx -> ctx.result("secret"));
            });
    javalin.start("127.0.0.1", 0);
    try {
      Answer answer =
          Answer.to(
              URI.create("http://127.0.0.1:" + javalin.port() + '/'), "GET", "/forgotten", null);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
    } finally {
      javalin.stop();
    }
  }

  @Test
  void the_table_in_the_documentation_is_what_routes_ask_for() throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/roles.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length > 2 && cells[1].strip().startsWith("`/")
          || cells.length > 2 && cells[1].strip().startsWith("`POST ")) {
        for (String route : cells[1].split(",", -1)) {
          table.put(route.replace("`", "").strip(), cells[2].replace("`", "").strip());
        }
      }
    }
    Map<String, String> named = new TreeMap<>();
    for (Endpoint endpoint : endpoints()) {
      RoutePermission permission = Authorization.permission(Authorization.roles(endpoint));
      String path = endpoint.path.replace('<', '{').replace('>', '}');
      boolean ofMany =
          path.startsWith("/assets/") || path.startsWith("/help/") || path.startsWith("/swagger/");
      if (endpoint.method == HandlerType.GET && !ofMany) {
        named.put(path, permission.label());
      } else if (endpoint.method == HandlerType.POST) {
        named.put("POST " + path, permission.label());
      }
    }

    assertThat(table).isEqualTo(named);
  }

  private List<Endpoint> endpoints() {
    LiveFeed feed = LiveFeed.start(ApiSettings.DEFAULT, backend, LiveSettings.DEFAULT);
    feed.close();
    return Javalin.create(
            config -> ApiServer.configure(config, ApiSettings.DEFAULT, backend, feed.broadcaster()))
        .unsafe
        .internalRouter
        .allHttpHandlers()
        .stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .toList();
  }

  private static String address(Endpoint endpoint) {
    return endpoint
        .path
        .replace("<obligationId>", "follow-up/0330/c-1/e-1/1")
        .replace("{municipality}", "0330")
        .replace("{caseId}", "c-1")
        .replace("{id}", "0-1");
  }

  private Answer ask(String method, String address, String role) throws Exception {
    return role.equals("nobody")
        ? Answer.to(server.address(), method, address, null)
        : Answer.to(server.address(), method, address, null, "X-Role", role);
  }
}
