package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleCatalogue;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.http.Contract.Operation;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real answers against the contract: of every operation every status that can be brought about, in
 * every form, with the schema of its body and its headers.
 */
class ContractAnswersTest {

  private static final String CLOCK = "2021-06-15T10:00:00Z";
  private static final String YAML = "application/yaml";
  private static final String BUILT_IN = BuiltInCatalogues.dkChildServicesYaml();

  /**
   * Documented, and brought about by none of the requests here: these answer from memory alone, and
   * fail only by a mistake in the program.
   */
  private static final Set<String> NOT_PRODUCED =
      new TreeSet<>(
          Set.of(
              "GET /api/v1/status 500",
              "GET /api/v1/live 500",
              "GET /api/v1/rejects 500",
              "GET /api/v1/compliance 500",
              "GET /api/v1/restatement 500",
              "GET /api/v1/registration-lag 500",
              "GET /api/v1/targets 500",
              "GET /api/v1/gauges 500",
              "GET /api/v1/rules 500",
              "GET /api/v1/catalogue 500"));

  private final ServedApi api = new ServedApi();
  private final HttpClient client = HttpClient.newHttpClient();
  private Contract contract;
  private ContractCheck check;

  @BeforeEach
  void read() throws Exception {
    contract = Contract.read();
    check = new ContractCheck(contract);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void every_documented_answer_is_given_as_documented() throws Exception {
    notReady();
    serve();
    for (Operation operation : contract.operations()) {
      if (operation.method().equals("get")) {
        whatEveryReadAnswers(operation);
      }
    }
    variants();
    notFound();
    whatIf();
    busy();
    failures();
    OperationAnswers.check(check);
    LiveAnswers.check(check);

    Set<String> except = new TreeSet<>(NOT_PRODUCED);
    // Asked of a service with identity in SignInTest.
    contract.operations().forEach(operation -> except.add(operation + " 401"));
    // Asked of a service with identity in AttacksTest, save for those that are busy here.
    contract.operations().stream()
        .filter(
            operation ->
                contract.response(operation, 429) != null
                    && contract.response(operation, 429).toString().contains("too-many-requests"))
        .forEach(operation -> except.add(operation + " 429"));
    check.assertAll(except);
  }

  private void notReady() throws Exception {
    api.accesses.fails = true;
    for (Operation operation : contract.operations()) {
      if (operation.path().startsWith("/api/")
          && !operation.path().equals(LiveRoute.PATH)
          && contract.response(operation, 503) != null) {
        check(operation, ask(operation, contract.address(operation)), 503);
      }
    }
    Operation ready = contract.operation("get", "/readyz");
    check(ready, ask(ready, "/readyz"), 503);
    Operation alive = contract.operation("get", "/livez");
    api.state = KafkaStreams.State.ERROR;
    check(alive, ask(alive, "/livez"), 503);
    api.state = KafkaStreams.State.RUNNING;
    api.accesses.fails = false;
  }

  private void whatEveryReadAnswers(Operation operation) throws Exception {
    String address = contract.address(operation);
    if (!operation.path().equals(LiveRoute.PATH)) {
      check(operation, ask(operation, address), 200);
    }
    check(operation, ask("DELETE", address, null), 405);
    check(operation, asForeignHost(operation, address), 403);
    if (contract.response(operation, 304) != null) {
      String tag = ask(operation, address).headers().firstValue("ETag").orElseThrow();
      check(operation, ask(operation, address, "If-None-Match", tag), 304);
    }
    if (contract.response(operation, 400) != null) {
      check(operation, ask(operation, Contract.with(address, "no-such-parameter=1")), 400);
    }
    if (contract.response(operation, 406) != null) {
      check(operation, ask(operation, address, "Accept", "image/png"), 406);
    }
    if (contract.queryParameters(operation).contains("format")) {
      check(operation, ask(operation, Contract.with(address, "format=pdf")), 400);
      for (String language : List.of("da", "en")) {
        check(operation, ask(operation, address, "Accept-Language", language), 200);
        if (contract.response(operation, 200).get("content").has("text/csv")) {
          check(
              operation,
              ask(operation, Contract.with(address, "format=csv"), "Accept-Language", language),
              200);
          check(
              operation,
              ask(operation, Contract.with(address, "format=xlsx"), "Accept-Language", language),
              200);
        }
      }
    }
  }

  private void variants() throws Exception {
    for (String address :
        List.of(
            "/api/v1/status?municipality=0330&team=Nord",
            "/api/v1/compliance?by=caseworker&period=week",
            "/api/v1/compliance?by=municipality&period=day&from=2021-05-01&to=2021-05-31",
            "/api/v1/compliance?basis=completed&period=quarter&rule=assessment-4m",
            "/api/v1/compliance?period=year&team=Nord&caseworker=anna",
            "/api/v1/restatement?by=caseworker&period=quarter",
            "/api/v1/restatement?by=municipality&period=year",
            "/api/v1/registration-lag?by=municipality&period=quarter",
            "/api/v1/targets?by=team&team=Nord",
            "/api/v1/targets?rule=assessment-4m&municipality=0330",
            "/api/v1/gauges?period=quarter&team=Nord",
            "/api/v1/gauges?period=year&from=2021-01-01&to=2021-12-31",
            "/api/v1/forecast?by=rule&days=365",
            "/api/v1/forecast?by=municipality&rule=follow-up",
            "/api/v1/obligations?limit=1",
            "/api/v1/obligations?sort=-due&limit=1",
            "/api/v1/obligations?sort=caseworker&format=csv",
            "/api/v1/obligations?status=met,late&format=json",
            "/api/v1/obligations?dueBefore=2021-06-01&dueAfter=2020-01-01T00:00:00Z&status=overdue",
            "/api/v1/obligations?limit=1&format=csv",
            "/api/v1/access-log?case=0330%2Fc-1&subject=local&action=LISTED,VIEWED&limit=2",
            "/api/v1/access-log?child=b-4&from=2021-06-15&to=2021-06-15T10:00:00Z&format=csv",
            "/api/v1/audit-samples?plan=team-quarter&period=2021-Q2&n=50&seed=s-1")) {
      Operation operation = contract.operation("get", address.substring(0, address.indexOf('?')));
      check(operation, ask(operation, address), 200);
    }
    for (String address :
        List.of(
            "/api/v1/compliance?from=2021-05-01&to=2021-04-30",
            "/api/v1/obligations?limit=0",
            "/api/v1/obligations?sort=child",
            "/api/v1/obligations?cursor=nonsense",
            "/api/v1/access-log?case=c-17",
            "/api/v1/access-log?from=yesterday",
            "/api/v1/access-log?action=DELETED",
            "/api/v1/access-log?cursor=nonsense",
            "/api/v1/audit-samples?")) {
      Operation operation = contract.operation("get", address.substring(0, address.indexOf('?')));
      check(operation, ask(operation, address), 400);
    }
    for (String list :
        List.of("/api/v1/obligations?limit=1", "/api/v1/obligations?limit=1&sort=status")) {
      String link = ask("GET", list, null).headers().firstValue("Link").orElseThrow();
      assertThat(link).endsWith("; rel=\"next\"");
      check(
          contract.operation("get", "/api/v1/obligations"),
          ask("GET", link.substring(1, link.indexOf('>')), null),
          200);
    }
  }

  private void notFound() throws Exception {
    check(
        contract.operation("get", "/api/v1/cases/{municipality}/{caseId}"),
        ask("GET", "/api/v1/cases/0330/nobody", null),
        404);
    check(
        contract.operation("get", "/api/v1/explanations/{obligationId}"),
        ask("GET", "/api/v1/explanations/nothing", null),
        404);
  }

  private void whatIf() throws Exception {
    Operation operation = contract.operation("post", WhatIfRoute.PATH);
    String others = BUILT_IN.replace("within: P4M", "within: P3M");
    for (String parameters :
        List.of(
            "", "?by=team&limit=3", "?format=csv", "?format=xlsx", "?by=municipality&limit=0")) {
      check(operation, post(parameters, YAML, others), 200);
    }
    check(operation, post("?by=caseworker", YAML, BUILT_IN), 400);
    check(operation, asForeignHost(operation, WhatIfRoute.PATH), 403);
    check(operation, ask("POST", WhatIfRoute.PATH, BUILT_IN, "Sec-Fetch-Site", "cross-site"), 403);
    check(operation, ask("GET", WhatIfRoute.PATH, null), 405);
    check(operation, ask("POST", WhatIfRoute.PATH, BUILT_IN, "Accept", "image/png"), 406);
    check(operation, post("", YAML, "#".repeat(WhatIfRoute.MAX_BYTES + 1)), 413);
    check(operation, post("", "application/json", "{}"), 415);
    check(operation, post("", YAML, "nonsense: 1\n"), 422);
  }

  private void busy() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    api.records =
        consumer -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    CompletableFuture<HttpResponse<byte[]>> first =
        client.sendAsync(
            HttpRequest.newBuilder(api.address().resolve(WhatIfRoute.PATH))
                .header("Content-Type", YAML)
                .POST(HttpRequest.BodyPublishers.ofString(BUILT_IN))
                .build(),
            BodyHandlers.ofByteArray());
    begun.await();
    check(contract.operation("post", WhatIfRoute.PATH), post("", YAML, BUILT_IN), 429);
    Operation audit = contract.operation("get", "/api/v1/audit-samples");
    check(audit, ask(audit, contract.address(audit)), 429);
    goOn.countDown();
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  private void failures() throws Exception {
    api.records =
        consumer -> {
          throw new IllegalStateException("a failure for a test");
        };
    api.cases =
        id -> {
          throw new IllegalStateException("a failure for a test");
        };
    api.obligations =
        (test, consumer) -> {
          throw new IllegalStateException("a failure for a test");
        };
    // Curves are made once a day, so that the next day fails.
    publish("2021-06-16T10:00:00Z");
    for (String path :
        List.of(
            "/api/v1/forecast",
            "/api/v1/audit-samples",
            "/api/v1/cases/{municipality}/{caseId}",
            "/api/v1/explanations/{obligationId}")) {
      Operation operation = contract.operation("get", path);
      check(operation, ask(operation, contract.address(operation)), 500);
      check(
          operation, ask(operation, Contract.with(contract.address(operation), "format=csv")), 500);
    }
    api.accesses.searchFails = true;
    Operation log = contract.operation("get", AccessLogRoute.PATH);
    check(log, ask(log, AccessLogRoute.PATH), 500);
    Operation list = contract.operation("get", "/api/v1/obligations");
    check(list, ask(list, "/api/v1/obligations?status=met"), 500);
    check(list, ask(list, "/api/v1/obligations?status=met&format=xlsx"), 500);
    check(contract.operation("post", WhatIfRoute.PATH), post("", YAML, BUILT_IN), 500);
  }

  private void check(Operation operation, Answer answer, int status) throws IOException {
    check.check(operation, answer, status);
  }

  private Answer ask(Operation operation, String address, String... headers) throws Exception {
    return ask(
        operation.method().toUpperCase(Locale.ROOT),
        address,
        operation.node().has("requestBody") ? BUILT_IN : null,
        headers);
  }

  private Answer post(String parameters, String type, String body) throws Exception {
    return ask("POST", WhatIfRoute.PATH + parameters, body, "Content-Type", type);
  }

  private Answer ask(String method, String address, String body, String... headers)
      throws Exception {
    if (body != null && !List.of(headers).contains("Content-Type")) {
      headers =
          Stream.concat(Stream.of(headers), Stream.of("Content-Type", YAML)).toArray(String[]::new);
    }
    return Answer.to(api.address(), method, address, body, headers);
  }

  private Answer asForeignHost(Operation operation, String address) throws Exception {
    return Answer.toForeignHost(api.address(), operation.method(), address);
  }

  private void serve() {
    publish(CLOCK);
    api.records = consumer -> ExampleFacts.fortyAssessments(CLOCK).forEach(consumer);
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();
    Obligation met =
        new ExampleObligation()
            .caseId("c-8")
            .status(ObligationStatus.MET)
            .fulfilledAt("2021-03-01T10:00:00Z")
            .build();
    api.obligations =
        (test, consumer) -> {
          if (test.test(met)) {
            consumer.accept(met);
          }
        };
    CatalogueInForce old = ExampleCatalogue.first("old-rule");
    CatalogueInForce next = ExampleCatalogue.published("new-rule", 5, "2021-06-15T10:00:00Z", old);
    api.views
        .catalogueChanges()
        .report(
            new CatalogueChange(
                0,
                old,
                CatalogueChange.State.SWEEPING,
                new CatalogueChange.Next("example", next.fingerprint()),
                5L,
                40,
                100));
  }

  private void publish(String clock) {
    Group group = new Group("assessment-4m", "0330", "Nord", "anna");
    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation()
                    .caseId("c-1")
                    .lastDay("2021-05-04")
                    .status(ObligationStatus.OVERDUE),
                new ExampleObligation().caseId("c-2").lastDay("2021-07-04"),
                new ExampleObligation()
                    .caseId("c-3")
                    .lastDay("2021-06-20")
                    .status(ObligationStatus.DUE_SOON))
            .due(
                "2021-05-10",
                group,
                new StatusCounts(1, 2, 0, 0, 0, 0),
                new StatusCounts(1, 1, 1, 0, 0, 0))
            .due("2021-06-10", group, new StatusCounts(3, 0, 0, 0, 0, 1))
            .restated(
                "2021-05",
                group,
                RestatementReason.LATER_EVENT,
                new StatusCounts(0, 1, -1, 0, 0, 0))
            .lags("2021-05", "0330", "Nord", Map.of(0, 3L, 2, 1L))
            .openCase("1", "CHILD_AND_FAMILY", "Nord", "anna")
            .notifications("0330", "2021-06-10", 2)
            .flow("2021-05", CaseFlow.Kind.OPENED, "Nord", "anna", 1)
            .flow("2021-05", CaseFlow.Kind.OPEN, "Nord", "anna", 1)
            .at(clock));
  }
}
