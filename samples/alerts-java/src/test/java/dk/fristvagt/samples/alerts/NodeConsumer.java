package dk.fristvagt.samples.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.runtime.KafkaConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The sample consumer for Node.js, as a process. */
final class NodeConsumer {

  static final String GROUP = "alerts-node-test";

  private static final Path SAMPLE = Path.of("..", "alerts-node");
  private static final long LONGEST_SECONDS = 90;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConnection connection;
  private final Path directory;

  NodeConsumer(KafkaConnection connection, Path directory) {
    this.connection = connection;
    this.directory = directory;
  }

  /** Why it cannot run here, or nothing. */
  static Optional<String> missing() throws IOException, InterruptedException {
    Path log = Files.createTempFile("node", ".log");
    try {
      Process process =
          new ProcessBuilder("node", "-e", "require('@confluentinc/kafka-javascript')")
              .directory(SAMPLE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return process.waitFor() == 0
          ? Optional.empty()
          : Optional.of("Confluent's client is not installed: run samples/alerts-node/install");
    } catch (IOException e) {
      return Optional.of("there is no Node.js");
    } finally {
      Files.delete(log);
    }
  }

  /**
   * What it prints until it has read so many records.
   *
   * @param memory the name of the file that it remembers in
   */
  List<JsonNode> run(int records, String memory) throws IOException, InterruptedException {
    Path out = directory.resolve("node.out");
    Path err = directory.resolve("node.err");
    Process process =
        new ProcessBuilder(
                "node",
                "consume-alerts.js",
                "--bootstrap-servers",
                connection.bootstrapServers(),
                "--schema-registry-url",
                connection.schemaRegistryUrl(),
                "--topic",
                RunningSystem.TOPICS.alerts(),
                "--group",
                GROUP,
                "--memory",
                directory.resolve(memory).toAbsolutePath().toString(),
                "--stop-after",
                String.valueOf(records))
            .directory(SAMPLE.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            (ended ? "ended with " + process.exitValue() : "did not end")
                + ": "
                + Files.readString(err, StandardCharsets.UTF_8)
                + Files.readString(out, StandardCharsets.UTF_8));
      }
    } finally {
      process.destroyForcibly();
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
