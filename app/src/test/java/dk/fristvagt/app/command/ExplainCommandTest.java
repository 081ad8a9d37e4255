package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final Path DOCUMENT = Path.of("../docs/explanations.md");
  private static final String ID = "notification-acknowledged/0330/c-17/n1-received/1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  @Test
  void theExampleInTheDocumentIsWhatTheCommandPrints() throws IOException {
    CapturedRun run = CapturedRun.of("explain", ID, facts().toString(), "--until", "2021-04-20");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).containsExactlyElementsOf(block("text").lines().toList());
  }

  @Test
  void alertsFromFilesAreThoseThatAReplayOfThemSends() throws IOException {
    Path facts = facts();
    JsonNode explained =
        JSON.readTree(
            CapturedRun.of(
                    "explain",
                    ID,
                    facts.toString(),
                    "--until",
                    "2021-04-20",
                    "--language",
                    "da",
                    "--json")
                .out());

    CapturedRun replay =
        CapturedRun.of("replay", facts.toString(), "--until", "2021-04-20", "--report", "alerts");

    List<String> sent = new ArrayList<>();
    for (String line : replay.outLines()) {
      JsonNode alert = JSON.readTree(line);
      if (alert.get("obligationId").textValue().equals(ID)) {
        sent.add(alert.get("clock").textValue());
      }
    }
    List<String> told = new ArrayList<>();
    for (JsonNode step : explained.get("steps")) {
      if (step.get("kind").textValue().equals("ALERTS")) {
        told.add(step.get("at").textValue());
      }
    }
    assertThat(told).hasSize(3).isEqualTo(sent);
    assertThat(explained.get("language").textValue()).isEqualTo("da");
    assertThat(explained.at("/obligation/status").textValue()).isEqualTo("met");
  }

  @Test
  void withoutAnEndItStandsAtTheLastRegistration() throws IOException {
    CapturedRun run = CapturedRun.of("explain", ID, facts().toString(), "--lang", "da");

    assertThat(run.outLines())
        .anyMatch(line -> line.contains("Status 16. april 2021 kl. 09.12: overholdt,"));
  }

  @Test
  void anObligationThatIsNotInTheFilesIsAFailureInOneLine() throws IOException {
    CapturedRun run = CapturedRun.of("explain", "follow-up/0330/c-17/m1/1", facts().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains("no obligation of that id");
  }

  @Test
  void linesThatAreNoFactsAreCountedOnStandardError() throws IOException {
    Path facts = facts();
    Files.writeString(facts, Files.readString(facts) + "nonsense\n");

    CapturedRun run = CapturedRun.of("explain", ID, facts.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.errLines()).singleElement().asString().startsWith("1 lines are no facts");
  }

  @Test
  void withoutFilesItAsksTheService() throws IOException {
    AtomicReference<String> asked = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.set(exchange.getRequestURI().toString());
          byte[] bytes =
              "{\"steps\":[{\"text\":\"Det begyndte.\",\"eventId\":\"e\"},{\"text\":\"Slut.\",\"eventId\":null}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      CapturedRun run =
          CapturedRun.of(
              "explain",
              "follow-up/0330/c 1%/e/1",
              "--language",
              "da",
              "--url",
              "http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(run.err()).isEmpty();
      assertThat(run.outLines()).containsExactly("1. Det begyndte. [e]", "2. Slut.");
      assertThat(asked.get()).isEqualTo("/api/v1/explanations/follow-up/0330/c%201%25/e/1?lang=da");
    } finally {
      server.stop(0);
    }
  }

  private Path facts() throws IOException {
    return Files.writeString(directory.resolve("easter.ndjson"), block("json"));
  }

  /** The one code block of a language. */
  private static String block(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Files.readString(DOCUMENT));
    assertThat(matcher.find()).as("a block of %s", language).isTrue();
    return matcher.group(1);
  }
}
