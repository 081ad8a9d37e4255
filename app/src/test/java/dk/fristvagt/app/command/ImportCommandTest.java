package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.EmbeddedSystem;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.v1.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String GOOD =
      "{\"eventId\":\"n1\",\"municipality\":\"0330\",\"caseId\":\"c-17\",\"occurredAt\":\"2021-03-01T10:15:00+01:00\","
          + "\"registeredAt\":\"2021-03-01T10:20:00+01:00\",\"type\":\"NotificationReceived\","
          + "\"data\":{\"notificationId\":\"n1\",\"notifier\":\"CITIZEN\",\"knownCase\":false}}";

  private static final String CPR = "010170-1234";

  @TempDir private Path directory;

  @Test
  void aHostileFileIsCountedByReasonAndNothingOfItIsLostOrLeaks() throws IOException {
    Path file = directory.resolve("hostile.ndjson");
    Files.write(file, hostile());
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));

    // Nothing runs there: the broker is started for the time of the import.
    CapturedRun run =
        CapturedRun.of("import", file.toString(), "--data", data.root().toString(), "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .containsExactly(
            "{\"read\":14,\"written\":3,\"rejected\":11,\"rejectedByReason\":{\"UNREADABLE\":5,"
                + "\"UNKNOWN_TYPE\":1,\"MISSING_FIELD\":1,\"BAD_VALUE\":1,\"CPR_NUMBER\":1,"
                + "\"OCCURRED_AFTER_REGISTERED\":1,\"REGISTERED_IN_FUTURE\":1}}");
    try (EmbeddedSystem system = EmbeddedSystem.start(data)) {
      assertThat(rejects(system)).hasSize(11).noneMatch(ImportCommandTest::holdsCpr);

      // Now it runs, and is found through its directory.
      CapturedRun again =
          CapturedRun.of("import", file.toString(), "--data", data.root().toString());

      assertThat(again.exitCode()).isZero();
      assertThat(again.outLines()).startsWith("read      14", "written   3", "rejected  11");
      assertThat(rejects(system)).hasSize(22);
    }
  }

  private static byte[] hostile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    line(out, GOOD + "\r");
    line(out, "");
    line(out, GOOD);
    line(out, "{\"eventId\":");
    line(out, "[1,2,3]");
    line(out, "{\"a\":".repeat(200) + "1" + "}".repeat(200));
    line(out, "x".repeat(3 << 20));
    out.writeBytes(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}', '\n'});
    line(out, GOOD.replace("NotificationReceived", "Nonsense"));
    line(out, GOOD.replace("\"caseId\":\"c-17\",", ""));
    line(out, GOOD.replace("CITIZEN", "ALIEN"));
    line(out, GOOD.replace("c-17", CPR));
    line(out, GOOD.replace("2021-03-01T10:15", "2021-03-01T10:26"));
    line(out, GOOD.replace("2021-03", "2999-03"));
    // No line feed at the end.
    out.writeBytes(GOOD.replace("c-17", "c-18 æøå 😀").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static List<Reject> rejects(EmbeddedSystem system) {
    List<Reject> rejects = new ArrayList<>();
    try (AvroSerdes serdes = system.connection().serdes()) {
      new TopicReader(system.connection(), serdes)
          .read("case-changes.rejects", Reject.class, record -> rejects.add(record.value()));
    }
    return rejects;
  }

  private static boolean holdsCpr(Reject reject) {
    String original =
        StandardCharsets.ISO_8859_1.decode(reject.getOriginal().duplicate()).toString();
    return original.contains(CPR) || reject.getDetail().contains(CPR);
  }
}
