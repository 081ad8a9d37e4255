package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFileWithoutFactsGivesAReportWithoutLines() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.ndjson"));

    CapturedRun run = CapturedRun.of("replay", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
  }
}
