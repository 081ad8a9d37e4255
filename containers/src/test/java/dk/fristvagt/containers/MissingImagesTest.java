package dk.fristvagt.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

class MissingImagesTest {

  @TempDir private Path directory;

  @Test
  void aMissingImageIsNamedAndSoIsTheVariableThatChoosesAnother() {
    List<String> missing = Images.missing(image -> image != Images.REGISTRY);

    assertThat(missing).containsExactly("REGISTRY_IMAGE=" + Images.REGISTRY.image());
  }

  @Test
  void nothingIsMissingWhereTheEngineHasAll() {
    assertThat(Images.missing(image -> true)).isEmpty();
  }

  /** In a process of its own: Testcontainers knows one engine a process. */
  @Test
  void whatIsMissingIsFoundOutWithoutFetchingOrStartingAnything() throws Exception {
    Path said = directory.resolve("said");
    try (EmptyEngine engine = new EmptyEngine()) {
      ProcessBuilder command =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  AsksTheEngine.class.getName())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      command.environment().put("DOCKER_HOST", engine.address());
      Process process = command.start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();

      assertThat(engine.asked()).isNotEmpty().noneMatch(request -> request.startsWith("POST"));
      assertThat(ended).isTrue();
    }
    assertThat(Files.readString(said, StandardCharsets.UTF_8))
        .contains("available")
        .contains("KAFKA_IMAGE=", "REGISTRY_IMAGE=", "POSTGRES_IMAGE=", "CONNECT_IMAGE=")
        .contains("FRISTVAGT_IMAGE=");
  }

  /** Does what is done before {@link FromTableToAlertTest}, which needs an engine. */
  static final class AsksTheEngine {

    private AsksTheEngine() {}

    public static void main(String[] args) {
      System.out.println(
          DockerClientFactory.instance().isDockerAvailable() ? "available" : "not there");
      System.out.println(Images.missing(Images::isHere));
    }
  }
}
