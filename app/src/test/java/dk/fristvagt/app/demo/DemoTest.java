package dk.fristvagt.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void runsOnVisiblyStopsCleanlyAndGoesOnWhereItWas() throws Exception {
    Path data = directory.resolve("data");
    JsonNode last;
    try (DemoProcess demo = new DemoProcess(data)) {
      URI address = demo.address();
      Instant visible = Instant.now();
      JsonNode first =
          demo.status(address, status -> !clock(status).isBefore(visible.minusSeconds(86_400)));
      last =
          demo.status(
              address,
              status ->
                  clock(status).isAfter(clock(first))
                      && !status.get("totals").equals(first.get("totals")));

      assertThat(demo.interrupt()).isIn(0, 130);
    }
    assertThat(data.resolve("running.properties")).doesNotExist();

    try (DemoProcess demo = new DemoProcess(data)) {
      URI address = demo.address();
      JsonNode resumed = demo.status(address, status -> true);
      assertThat(clock(resumed)).isAfterOrEqualTo(clock(last));
      demo.status(address, status -> clock(status).isAfter(clock(resumed)));

      assertThat(demo.terminate()).isIn(0, 130);
    }
  }

  @Test
  @Timeout(300)
  void stoppedHalfStartedItLeavesTheDataUsable() throws Exception {
    Path data = directory.resolve("data");
    try (DemoProcess demo = new DemoProcess(data)) {
      while (!Files.exists(data.resolve("kafka")) && demo.isAlive()) {
        Thread.onSpinWait();
      }

      assertThat(demo.interrupt()).isIn(0, 130);
    }

    try (DemoProcess demo = new DemoProcess(data)) {
      demo.status(demo.address(), status -> true);
      assertThat(demo.terminate()).isIn(0, 130);
    }
  }

  private static Instant clock(JsonNode status) {
    return Instant.parse(status.get("clock").textValue());
  }
}
