package dk.fristvagt.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@link EmbeddedKafkaMain} in a JVM of its own, which {@link #close} kills without mercy. */
final class EmbeddedKafkaProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader stdout;

  EmbeddedKafkaProcess(Path dataDirectory) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx512m",
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    classPath,
                    EmbeddedKafkaMain.class.getName(),
                    dataDirectory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line that the process prints, waited for; null at its end. */
  String line() throws IOException {
    return stdout.readLine();
  }

  long pid() {
    return process.pid();
  }

  /** As {@code kill -9}; returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C or {@code kill}: shutdown hooks run; returns when the process is gone. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Lets the process end by itself, and returns its exit code. */
  int stop() throws Exception {
    process.getOutputStream().close();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
