package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.streams.view.PartitionViews;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every route that the service has, in every form, against the access log: the cases whose ids
 * stand in the bytes that were answered are those of one access in the log, and where there are
 * none there is none.
 */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessWalkTest {

  private static final ExampleMunicipality EXAMPLE = ExampleMunicipality.get();
  private static final CaseId CASE = EXAMPLE.busiestCase();
  private static final String OBLIGATION = EXAMPLE.oldestOverdue();
  private static final String MUNICIPALITY = "0330";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_.-]+");

  /** What cannot be asked without. */
  private static final Map<String, String> QUERIES =
      Map.of(
          AuditSamplesRoute.PATH,
          "period=2026-05&seed=walk",
          FindRoute.PATH,
          "municipality=0330&caseId=" + Link.segment(CASE.caseId()));

  /** Besides the plain address. */
  private static final Map<String, List<String>> MORE_QUERIES =
      Map.of(
          ObligationsRoute.PATH,
          List.of("limit=7", "limit=3&sort=caseworker", "status=overdue", "status=met,late"),
          "/worklist",
          List.of("status=overdue&limit=25", "status=met", "lang=en"),
          AuditSamplesRoute.PATH,
          List.of("plan=team-quarter&period=2026-Q1&n=50&seed=walk"));

  /** It never ends, and shows counts alone. */
  private static final String STREAM = LiveRoute.PATH;

  private final PartitionViews views = new PartitionViews();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(ExampleMunicipality.CLOCK.plusSeconds(1));
  private final SteeredAccessLog accesses = new SteeredAccessLog(now::get);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> known = EXAMPLE.caseIds();
  private ApiBackend backend;
  private ApiServer server;

  @BeforeAll
  void serve() {
    backend = EXAMPLE.backend(views).withAccesses(accesses.logging());
    views.publish(EXAMPLE.view());
    server = ApiServer.start(ApiSettings.DEFAULT, backend);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void whatever_shows_cases_logs_one_access_with_exactly_those() throws Exception {
    Map<String, Integer> shown = new HashMap<>();
    for (String route : routes()) {
      if (route.equals(STREAM) || AccessAction.LOG_READ.equals(action(route))) {
        continue;
      }
      for (String address : addresses(route)) {
        int cases = walk(route, address, request(address).GET());
        shown.merge(route, cases, Integer::sum);
      }
    }
    for (String format : List.of("json", "csv", "xlsx")) {
      String address = WhatIfRoute.PATH + "?limit=50&format=" + format;
      int cases =
          walk(
              WhatIfRoute.PATH,
              address,
              request(address)
                  .header("Content-Type", "application/yaml")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          BuiltInCatalogues.dkChildServicesYaml()
                              .replace("within: P4M", "within: P3M"))));
      shown.merge(WhatIfRoute.PATH, cases, Integer::sum);
    }

    shown.values().removeIf(cases -> cases == 0);
    assertThat(shown.keySet())
        .as("what is declared to show cases was seen to show some, and nothing else does")
        .isEqualTo(
            Stream.concat(routes().stream(), Stream.of(WhatIfRoute.PATH))
                .filter(route -> CaseRoutes.action(route).isPresent())
                .filter(route -> action(route) != AccessAction.LOG_READ)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(shown.get(ObligationsRoute.PATH)).isGreaterThan(100);
  }

  @Test
  void reading_the_log_is_logged_once_with_what_was_asked_and_does_not_show_itself()
      throws Exception {
    ask(request("/cases/" + MUNICIPALITY + '/' + Link.segment(CASE.caseId())).GET());
    for (String address :
        List.of(
            "/api/v1/access-log?case=0330%2F" + Link.segment(CASE.caseId()) + "&limit=5",
            "/api/v1/access-log?format=csv&subject=local",
            "/api/v1/access-log?format=xlsx",
            "/access-log?case=0330%2F" + Link.segment(CASE.caseId()) + "&lang=en")) {
      int before = accesses.size();

      HttpResponse<byte[]> answer = ask(request(address).GET());

      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      List<AccessRecorded> records = accesses.since(before);
      assertThat(records).as(address).hasSize(1);
      AccessRecorded record = records.get(0);
      assertThat(record.getAction()).isEqualTo(AccessAction.LOG_READ);
      assertThat(record.getOutcome()).isEqualTo(AccessOutcome.SHOWN);
      assertThat(record.getRoles()).containsExactly("AUDITOR");
      assertThat(record.getCoversMs()).isZero();
      assertThat(text(answer)).as(address).doesNotContain(record.getAccessId());
      if (address.contains("case=")) {
        assertThat(record.getFilter()).isEqualTo("case=0330/" + CASE.caseId());
        assertThat(SteeredAccessLog.cases(records)).containsExactly(CASE);
        assertThat(text(answer)).contains(CASE.caseId());
      }
    }
  }

  /** How many cases the answer shows. */
  private int walk(String route, String address, HttpRequest.Builder request) throws Exception {
    // No record stands for another request of the walk.
    now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
    int before = accesses.size();
    HttpResponse<byte[]> answer = ask(request);
    Set<String> found = found(address, answer);
    List<AccessRecorded> records = accesses.since(before);
    if (found.isEmpty()) {
      assertThat(SteeredAccessLog.cases(records)).as(address).isEmpty();
      assertThat(records).as(address).allMatch(one -> CaseRoutes.action(route).isPresent());
      return 0;
    }
    assertThat(answer.statusCode()).as(address).isIn(200, 303);
    assertThat(SteeredAccessLog.cases(records).stream().map(CaseId::caseId))
        .as(address)
        .containsExactlyInAnyOrderElementsOf(found);
    assertThat(records.stream().map(AccessRecorded::getAccessId).distinct()).as(address).hasSize(1);
    assertThat(records)
        .as(address)
        .allMatch(one -> one.getOutcome() == AccessOutcome.SHOWN)
        .allMatch(one -> one.getRoute().endsWith(' ' + route))
        .allMatch(one -> one.getSubject().equals("local"))
        .allMatch(one -> one.getParts() == records.size())
        .allMatch(one -> one.getAction() == wanted(route, address));
    return found.size();
  }

  private static AccessAction wanted(String route, String address) {
    return address.contains("format=csv") || address.contains("format=xlsx")
        ? AccessAction.EXPORTED
        : action(route);
  }

  private static AccessAction action(String route) {
    return CaseRoutes.action(route).orElse(null);
  }

  /** Everything that can be read by GET, as the server itself knows it. */
  private Set<String> routes() {
    LiveFeed feed = LiveFeed.start(ApiSettings.DEFAULT, backend, LiveSettings.DEFAULT);
    feed.close();
    Set<String> routes =
        Javalin.create(
                config ->
                    ApiServer.configure(config, ApiSettings.DEFAULT, backend, feed.broadcaster()))
            .unsafe
            .internalRouter
            .allHttpHandlers()
            .stream()
            .map(handler -> handler.endpoint)
            .filter(endpoint -> endpoint.method == HandlerType.GET)
            .map(endpoint -> endpoint.path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(routes).contains("/", "/worklist", CaseRoute.PATH, CaseFileSource.PATH);
    return routes;
  }

  private List<String> addresses(String route) {
    String path =
        route
            .replace("{municipality}", MUNICIPALITY)
            .replace("{caseId}", Link.segment(CASE.caseId()))
            .replace("<obligationId>", Link.segment(OBLIGATION).replace("%2F", "/"))
            .replace("{id}", "0-1");
    assertThat(path).as("the walk knows what every parameter stands for").doesNotContain("{", "<");
    List<String> queries = new ArrayList<>();
    queries.add(QUERIES.getOrDefault(route, ""));
    queries.addAll(MORE_QUERIES.getOrDefault(route, List.of()));
    List<String> addresses = new ArrayList<>();
    for (String query : queries) {
      String address = query.isEmpty() ? path : path + '?' + query;
      if (route.startsWith("/api/")) {
        for (String format : List.of("json", "csv", "xlsx")) {
          addresses.add(Contract.with(address, "format=" + format));
        }
      } else {
        addresses.add(address);
      }
    }
    return addresses;
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(server.address() + address.substring(1)));
  }

  private HttpResponse<byte[]> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /**
   * The case ids that stand in an answer, wherever, or in the address that was answered: an
   * explanation as CSV does not repeat which case it is of.
   */
  private Set<String> found(String address, HttpResponse<byte[]> answer) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher words =
        WORD.matcher(answer.statusCode() < 400 ? address + '\n' + text(answer) : text(answer));
    while (words.find()) {
      if (known.contains(words.group())) {
        found.add(words.group());
      }
    }
    return found;
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    StringBuilder text = new StringBuilder(answer.headers().map().toString()).append('\n');
    byte[] body = answer.body();
    boolean isZip = body.length > 2 && body[0] == 'P' && body[1] == 'K';
    if (!isZip) {
      return text.append(new String(body, StandardCharsets.UTF_8)).toString();
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return text.toString();
  }
}
