package dk.fristvagt.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A small demonstration in a JVM of its own. */
final class DemoProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader stdout;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoProcess(Path data) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(interruptible());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "demo",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--speed",
            "40000",
            "--cases",
            "20",
            "--history-days",
            "15",
            "--json"));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * What makes a process heed Ctrl-C although the tests were started in the background of a script,
   * whose children ignore it (POSIX, asynchronous lists); nothing where env cannot do that.
   */
  private static List<String> interruptible() throws IOException, InterruptedException {
    List<String> env = List.of("env", "--default-signal=INT");
    List<String> attempt = new ArrayList<>(env);
    attempt.add("true");
    boolean can =
        new ProcessBuilder(attempt)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    return can ? env : List.of();
  }

  /** Waits until it says where its pages are. */
  URI address() throws IOException {
    String line = stdout.readLine();
    if (line == null) {
      throw new IOException("it ended without an address");
    }
    return URI.create(JSON.readTree(line).get("address").textValue());
  }

  /** Waits until the status is as wanted. */
  JsonNode status(URI address, Predicate<JsonNode> wanted) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/status")).build();
    while (true) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        JsonNode status = JSON.readTree(response.body());
        if (wanted.test(status)) {
          return status;
        }
      }
      if (process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        throw new IOException("it ended with " + process.exitValue());
      }
    }
  }

  /** As Ctrl-C; returns the exit code. */
  int interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return process.waitFor();
  }

  /** As kill; returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills what a failed test left running. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
