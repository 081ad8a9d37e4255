package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.http.Contract.Operation;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.live.LiveSettings.Limits;
import dk.fristvagt.api.live.LiveSettings.Pace;
import dk.fristvagt.api.live.ReceivedEvent;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The live status of a service that takes two clients of one selection. */
final class LiveAnswers {

  private static final LiveSettings SMALL =
      new LiveSettings(
          new Limits(2, 1, 512, 1 << 20, 64, 1 << 16),
          new Pace(
              Duration.ZERO,
              Duration.ZERO,
              Duration.ofSeconds(20),
              Duration.ofMillis(10),
              Duration.ofSeconds(20),
              Duration.ofSeconds(2)));

  private LiveAnswers() {}

  static void check(ContractCheck check) throws Exception {
    Operation live = check.operation("get", LiveRoute.PATH);
    try (ServedLive api = new ServedLive(SMALL);
        LiveStream stream = api.follow("")) {
      stream.awaitEvents(1);
      publish(api, "2021-06-15T10:00:00Z", ObligationStatus.OPEN);
      stream.awaitEvents(2);
      publish(api, "2021-06-15T10:00:01Z", ObligationStatus.OVERDUE);
      stream.awaitEvents(3);

      assertThat(stream.names()).containsExactly("waiting", "snapshot", "change");
      for (ReceivedEvent event : stream.events()) {
        check.event(live, event.name(), event.json());
      }
      String begun = "retry: " + stream.blocks().get(0).retry();
      check.check(
          live,
          new Answer(stream.statusCode(), stream.headers(), begun.getBytes(StandardCharsets.UTF_8)),
          200);
      check.check(live, Answer.to(api.address(), "GET", LiveRoute.PATH + "?team=Nord", null), 429);
      try (LiveStream second = api.follow("?lastEventId=" + stream.lastId())) {
        assertThat(second.statusCode()).isEqualTo(200);
        check.check(live, Answer.to(api.address(), "GET", LiveRoute.PATH, null), 503);
      }
    }
  }

  private static void publish(ServedLive api, String clock, ObligationStatus status) {
    api.views.publish(
        new ExampleView(0)
            .live(new ExampleObligation().lastDay("2021-06-14").status(status))
            .at(clock));
  }
}
