package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  @TempDir private Path directory;

  @Test
  void standardOutputHoldsTheReportAndNothingElse() throws IOException {
    Path file = directory.resolve("facts.ndjson");
    Files.writeString(
        file,
        """
        {"eventId":"n1","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-01T10:15:00+01:00","registeredAt":"2021-03-01T10:20:00+01:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
        """);

    CapturedRun run =
        CapturedRun.of(
            "replay",
            file.toString(),
            "--until",
            "2021-03-03",
            "--tick",
            "P1D",
            "--report",
            "alerts");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .singleElement()
        .asString()
        // The first step that judges it is after its due.
        .startsWith(
            "{\"obligationId\":\"notification-assessed-24h/0330/c-17/n1/1\",\"sequence\":1,\"kind\":\"OVERDUE\"");
  }

  @Test
  void aRestatementIsALinePerGroupAndClosedMonth() throws IOException {
    // Due on 31 March 10:15, in time, and typed on 2 April.
    Path file = directory.resolve("facts.ndjson");
    Files.writeString(
        file,
        """
        {"eventId":"n1","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-30T10:15:00+02:00","registeredAt":"2021-03-30T10:20:00+02:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
        {"eventId":"n1-a","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-30T15:00:00+02:00","registeredAt":"2021-04-02T10:20:00+02:00","type":"NotificationAssessed","data":{"notificationId":"n1","outcome":"NO_ACUTE_NEED"}}
        """);

    CapturedRun run =
        CapturedRun.of(
            "replay", file.toString(), "--until", "2021-04-03", "--report", "restatement");

    assertThat(run.exitCode()).isZero();
    // That nobody said whether the assessment was reasoned is a check of March, new since its
    // close.
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.outLines().get(1))
        .startsWith("{\"rule\":\"notification-assessment-reasoned\"")
        .endsWith(
            "\"reasons\":{\"late-registration\":{\"due\":1,\"met\":0,\"late\":0,\"overdue\":0,"
                + "\"lapsed\":0,\"missed\":0,\"unknown\":1}}}");
    assertThat(run.outLines().get(0))
        .startsWith("{\"rule\":\"notification-assessed-24h\"")
        .endsWith(
            "\"reasons\":{\"late-registration\":{\"due\":0,\"met\":1,\"late\":0,\"overdue\":-1,"
                + "\"lapsed\":0,\"missed\":0,\"unknown\":0}}}");
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedBeforeAnythingStarts() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.ndjson"));

    for (String[] options :
        new String[][] {
          {"--report", "restatement", "--period", "week"},
          {"--report", "registration-lag", "--period", "day"},
          {"--report", "registration-lag", "--by", "caseworker"}
        }) {
      List<String> args = new ArrayList<>(List.of("replay", file.toString()));
      args.addAll(List.of(options));
      CapturedRun run = CapturedRun.of(args.toArray(String[]::new));
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(options[1]);
    }
  }

  @Test
  void aFileWithoutFactsGivesAReportWithoutLines() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.ndjson"));

    CapturedRun run = CapturedRun.of("replay", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
  }
}
