package dk.fristvagt.app.capture;

import dk.fristvagt.app.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code fristvagt capture run} in a process of its own, so that it can be killed. */
final class IntakeProcess implements AutoCloseable {

  private final ProcessBuilder command;
  private Process process;

  IntakeProcess(Path mapping, String bootstrapServers, String registry, String database) {
    command =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    Main.class.getName(),
                    "capture",
                    "run",
                    "--mapping",
                    mapping.toString(),
                    "--bootstrap-servers",
                    bootstrapServers,
                    "--schema-registry-url",
                    registry,
                    "--replication-factor",
                    "1",
                    "--partitions",
                    "2",
                    "--database",
                    database,
                    "--database-user",
                    "postgres"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  void start() throws IOException {
    process = command.start();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
