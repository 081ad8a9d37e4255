package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.CaseChangeCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseArchiveTest {

  private static final long CLOCK = Instant.parse("2021-04-01T00:00:00Z").toEpochMilli();
  private static final Calendars CALENDARS = Calendars.danish(false);

  @TempDir private Path folder;

  private static CaseArchive read(List<Path> files) throws IOException {
    return CaseArchive.read(
        files,
        new FactReader(CALENDARS::zone),
        new CaseChangeCodec(CALENDARS::zone),
        CLOCK,
        lines -> {});
  }

  private static String moved(String caseId, String eventId, String registeredAt) {
    return "{\"eventId\":\""
        + eventId
        + "\",\"municipality\":\"0330\",\"caseId\":\""
        + caseId
        + "\",\"occurredAt\":\"2021-03-01\",\"registeredAt\":\""
        + registeredAt
        + "\",\"type\":\"ChildMoved\"}\n";
  }

  @Test
  void aCaseIsHandedOverWholeHoweverItsFactsAreSpread() throws IOException {
    Path first = folder.resolve("a.ndjson");
    Path second = folder.resolve("b.ndjson");
    Files.writeString(
        first,
        moved("c-2", "e1", "2021-03-02T08:00:00Z")
            + moved("c-1", "e1", "2021-03-02T09:00:00Z")
            + "no fact\n\n"
            + moved("c-1", "e1", "2021-03-02T09:00:00Z"));
    Files.writeString(second, moved("c-2", "e2", "2021-03-03T08:00:00Z"));

    CaseArchive archive = read(List.of(first, second));

    Map<String, List<String>> cases = new LinkedHashMap<>();
    archive.forEachCase(
        (CaseId id, List<Fact> records) ->
            cases.put(id.caseId(), new ArrayList<>(records.stream().map(Fact::eventId).toList())));
    assertThat(cases)
        .containsExactly(
            Map.entry("c-1", List.of("e1", "e1")), Map.entry("c-2", List.of("e1", "e2")));
    assertThat(archive.lines()).isEqualTo(5);
    assertThat(archive.facts()).isEqualTo(4);
    assertThat(archive.rejected()).containsExactly(Map.entry(RejectReason.UNREADABLE, 1L));
    assertThat(archive.lastRegistration())
        .hasValue(Instant.parse("2021-03-03T08:00:00Z").toEpochMilli());
  }

  @Test
  void whatIsRegisteredAfterTheClockIsNoEnd() throws IOException {
    Path file = folder.resolve("a.ndjson");
    // Four minutes ahead is tolerated, an hour is not.
    Files.writeString(
        file,
        moved("c-1", "e1", "2021-04-01T00:04:00Z") + moved("c-1", "e2", "2021-04-01T01:00:00Z"));

    CaseArchive archive = read(List.of(file));

    assertThat(archive.facts()).isEqualTo(1);
    assertThat(archive.rejected()).containsKey(RejectReason.REGISTERED_IN_FUTURE);
    assertThat(archive.lastRegistration()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> read(List.of(folder.resolve("missing"))))
        .isInstanceOf(NoSuchFileException.class);
  }
}
