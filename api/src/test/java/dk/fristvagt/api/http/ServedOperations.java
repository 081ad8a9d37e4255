package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.api.report.Operations;
import dk.fristvagt.api.report.RejectRetry;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.RestoreProgress;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.operations.ThreadHealth;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** A server with something to operate, whose state a test sets. */
final class ServedOperations implements AutoCloseable {

  static final Instant NOW = Instant.parse("2021-06-15T10:00:05Z");
  static final Instant STARTED = Instant.parse("2021-06-15T09:00:00Z");

  final PartitionViews views = new PartitionViews();
  final RejectLog rejects = new RejectLog(TopicNames.plain());
  final List<PartitionTicks> ticks = new ArrayList<>();
  final List<RestoreProgress.Restore> restores = new ArrayList<>();
  final List<String> retried = new ArrayList<>();
  RuntimeException retryFailure;
  List<CaptureState> captures = List.of();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server =
      ApiServer.start(
          ApiSettings.DEFAULT,
          new ApiBackend(
              views,
              (test, consumer) -> {},
              id -> Optional.empty(),
              consumer -> {},
              () -> KafkaStreams.State.RUNNING,
              2,
              BuiltInCatalogues.dkChildServices(),
              Calendars.danish(false),
              () -> NOW,
              new Operations(
                      "1.2.3",
                      STARTED,
                      TopicNames.plain(),
                      Set.of("dubu", "wall-clock"),
                      Duration.ofMinutes(1),
                      Optional.of(new Health()),
                      rejects,
                      Optional.of(new Retry()),
                      Optional.empty())
                  .withCaptures(() -> captures)));

  void reject(long offset, String reason, String file, long line) {
    rejects.add(
        new RejectId(0, offset),
        NOW.toEpochMilli(),
        new Reject(
            reason,
            "caseId is missing",
            null,
            null,
            null,
            file,
            line,
            ByteBuffer.wrap("{\"childId\":\"b-4\"}".getBytes(StandardCharsets.UTF_8)),
            NOW.minusSeconds(1).toEpochMilli()));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** {@code http://127.0.0.1:8080}, as browsers write it. */
  String origin() {
    String address = server.address().toString();
    return address.substring(0, address.length() - 1);
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Retry implements RejectRetry {

    @Override
    public Optional<RetryReport> one(RejectId id) {
      return id.offset() == 404 ? Optional.empty() : Optional.of(report(id.toString()));
    }

    @Override
    public RetryReport all(String reason) {
      return report(reason);
    }

    private RetryReport report(String what) {
      if (retryFailure != null) {
        throw retryFailure;
      }
      retried.add(what);
      return new RetryReport(
          1,
          0,
          List.of(new RetryReport.StillRejected("0-2", "BAD_VALUE", "revision has a bad value")),
          List.of(),
          0);
    }
  }

  private final class Health implements StreamsHealth {

    @Override
    public KafkaStreams.State state() {
      return KafkaStreams.State.RUNNING;
    }

    @Override
    public Instant stateSince() {
      return STARTED.plusSeconds(3);
    }

    @Override
    public int failures() {
      return 2;
    }

    @Override
    public List<ThreadHealth> threads() {
      return List.of(new ThreadHealth("t-1", "RUNNING", List.of("0_0", "0_1"), List.of()));
    }

    @Override
    public List<PartitionTicks> ticks() {
      return ticks;
    }

    @Override
    public List<RestoreProgress.Restore> restores() {
      return restores;
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
      return Map.of();
    }
  }
}
