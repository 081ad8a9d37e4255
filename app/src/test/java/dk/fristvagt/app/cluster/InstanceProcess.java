package dk.fristvagt.app.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.Main;
import dk.fristvagt.app.runtime.KafkaConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An instance of the service in a JVM of its own. */
final class InstanceProcess implements AutoCloseable {

  private static final long LONGEST_END_S = 30;

  private final Process process;
  private final URI address;

  /** Returns when it says where its pages are. */
  InstanceProcess(
      KafkaConnection kafka, String topicPrefix, String applicationId, String secret, Path stateDir)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--schema-registry-url",
                kafka.schemaRegistryUrl(),
                "--topic-prefix",
                topicPrefix,
                "--replication-factor",
                "1",
                "--application-id",
                applicationId,
                "--state-dir",
                stateDir.toString(),
                "--threads",
                "2",
                "--port",
                "0",
                "--source",
                ClusterFeed.SOURCE,
                "--no-ticks",
                "--advertised-address",
                "127.0.0.1:0",
                "--json"));
    builder.environment().put("FRISTVAGT_CLUSTER_SECRET", secret);
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = stdout.readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("it ended without an address");
    }
    address = URI.create(new ObjectMapper().readTree(line).get("address").textValue());
  }

  URI address() {
    return address;
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(LONGEST_END_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
