package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionViews;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When requests may be sent to an instance of a service of two partitions. */
class ReadinessTest {

  private static final String CLOCK = "2021-06-15T10:00:00Z";

  private final PartitionViews views = new PartitionViews();
  private final ApiServer server =
      ApiServer.start(
          ApiSettings.DEFAULT,
          new ApiBackend(
              views,
              (test, consumer) -> {},
              id -> Optional.empty(),
              consumer -> {},
              () -> KafkaStreams.State.REBALANCING,
              2,
              BuiltInCatalogues.dkChildServices(),
              Calendars.danish(false),
              () -> Instant.parse(CLOCK)));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void it_is_ready_when_all_partitions_answer_and_stays_so_while_some_move() throws Exception {
    assertThat(readyz()).isEqualTo(503);

    views.publish(new ExampleView(0).at(CLOCK));
    assertThat(readyz()).isEqualTo(503);

    views.publish(new ExampleView(1).at(CLOCK));
    assertThat(readyz()).isEqualTo(200);

    views.remove(0);
    assertThat(readyz()).isEqualTo(200);

    views.remove(1);
    assertThat(readyz()).isEqualTo(503);
  }

  private int readyz() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/readyz")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
