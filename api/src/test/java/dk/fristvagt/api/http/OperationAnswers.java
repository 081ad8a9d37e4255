package dk.fristvagt.api.http;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.http.Contract.Operation;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.RestoreProgress;
import dk.fristvagt.streams.rejects.RejectId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;

/** Answers of a service that has something to operate. */
final class OperationAnswers {

  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

  private final ContractCheck check;
  private final ServedOperations api;
  private final URI server;

  private OperationAnswers(ContractCheck check, ServedOperations api) {
    this.check = check;
    this.api = api;
    this.server = URI.create(api.origin() + '/');
  }

  static void check(ContractCheck check) throws Exception {
    try (ServedOperations api = new ServedOperations()) {
      OperationAnswers answers = new OperationAnswers(check, api);
      answers.operations();
      answers.metrics();
      answers.rejects();
      answers.retries();
      answers.failures();
    }
  }

  private void operations() throws Exception {
    Operation operations = check.operation("get", OperationsRoute.PATH);
    check.check(operations, get(OperationsRoute.PATH), 200);
    publish();
    check.check(operations, get(OperationsRoute.PATH), 200);
    check.check(operations, get(OperationsRoute.PATH + "?format=csv"), 406);
  }

  private void publish() {
    api.reject(3, "MISSING_FIELD", "facts.ndjson", 7);
    api.reject(4, "CPR_NUMBER", "facts.ndjson", 8);
    api.reject(5, "BAD_VALUE", "facts.ndjson", 9);
    api.rejects.markRetried(new RejectId(0, 3), ServedOperations.NOW);
    api.rejects.add(
        new RejectId(1, 6),
        ServedOperations.NOW.toEpochMilli(),
        new Reject(
            "UNKNOWN_TYPE",
            "type is no known event",
            "case-changes",
            2,
            17L,
            null,
            null,
            ByteBuffer.wrap(new byte[] {1}),
            null));
    long through = Instant.parse("2021-06-15T09:58:05Z").toEpochMilli();
    api.ticks.add(new PartitionTicks(0, through, 1, Map.of("dubu", through)));
    api.restores.add(
        new RestoreProgress.Restore("facts", 1, 40, 100, ServedOperations.STARTED, null, false));
    api.views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));
  }

  private void metrics() throws Exception {
    Operation metrics = check.operation("get", MetricsRoute.PATH);
    for (String accept : List.of("*/*", OPEN_METRICS, PROTOBUF)) {
      check.check(metrics, get(MetricsRoute.PATH, "Accept", accept), 200);
    }
  }

  private void rejects() throws Exception {
    Operation rejects = check.operation("get", RejectsRoute.PATH);
    for (String query :
        List.of(
            "", "?limit=1", "?reason=CPR_NUMBER", "?format=csv", "?format=xlsx&reason=BAD_VALUE")) {
      check.check(rejects, get(RejectsRoute.PATH + query), 200);
    }
    for (String query : List.of("?reason=x", "?limit=501", "?cursor=x")) {
      check.check(rejects, get(RejectsRoute.PATH + query), 400);
    }
  }

  private void retries() throws Exception {
    Operation one = check.operation("post", RejectRetryRoutes.ONE);
    Operation all = check.operation("post", RejectRetryRoutes.ALL);
    for (Operation retry : List.of(one, all)) {
      String address = check.contract.address(retry);
      check.check(retry, post(address), 200);
      check.check(retry, post(Contract.with(address, "format=pdf")), 400);
      check.check(retry, post(Contract.with(address, "format=csv")), 406);
      check.check(retry, post(address, "Accept", "image/png"), 406);
      check.check(retry, post(address, "Sec-Fetch-Site", "cross-site"), 403);
      check.check(retry, Answer.toForeignHost(server, "post", address), 403);
      check.check(retry, get(address), 405);
      api.retryFailure = new TimeoutException("a failure for a test");
      check.check(retry, post(address), 503);
      api.retryFailure = new IllegalStateException("a failure for a test");
      check.check(retry, post(address), 500);
      api.retryFailure = null;
    }
    check.check(one, post("/api/v1/rejects/0-404/retry"), 404);
    check.check(one, post("/api/v1/rejects/x/retry"), 404);
    check.check(all, post(RejectRetryRoutes.ALL), 400);
  }

  /** What the service asks of itself fails. */
  private void failures() throws Exception {
    api.ticks.add(null);
    Operation operations = check.operation("get", OperationsRoute.PATH);
    check.check(operations, get(OperationsRoute.PATH), 500);
    check.check(check.operation("get", MetricsRoute.PATH), get(MetricsRoute.PATH), 500);
  }

  private Answer get(String address, String... headers) throws Exception {
    return Answer.to(server, "GET", address, null, headers);
  }

  private Answer post(String address, String... headers) throws Exception {
    return Answer.to(server, "POST", address, null, headers);
  }
}
