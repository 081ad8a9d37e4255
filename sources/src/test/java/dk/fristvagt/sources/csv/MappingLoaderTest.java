package dk.fristvagt.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingLoaderTest {

  @TempDir private Path directory;

  @Test
  void everythingWrongIsSaidAtOnceWithLineAndPath() throws Exception {
    String yaml =
        """
        mapping: m
        zone: Europe/Kopenhagen
        formats: {date: DD-MM-YYYY, time: [hh:mm]}
        pseudonyms:
          barn: {method: md5, keyVariable: NOT_SET}
        values:
          hvem: {Skole: TEACHER}
        files:
          - name: a
            pattern: "a.csv"
            facts:
              - type: NotificationRecieved
                caseId: Sag
                occurredAt: Dato
                registeredAt: Reg
              - type: NotificationReceived
                eventId: Id
                caseId: {column: Sag, pseudonym: barn}
                occurredAt: {date: Dato, formats: dd-MM-yy}
                registeredAt: Reg
                municipality: Kommune
                data:
                  notificationId: Nr
                  notifier: {column: Hvem, values: hvem}
                  knowCase: Kendt
              - type: MeetingHeld
                caseId: Sag
                occurredAt: Dato
                registeredAt: Reg
                municipality: Kommune
                data:
                  kind: {column: Type, values: typer}
                  caseworkers: {constant: to}
        """;

    assertThat(errors(yaml))
        .containsExactly(
            "2:7 zone: no such zone; write Europe/Copenhagen",
            "3:17 formats.date: 'DD-MM-YYYY': Y is the year of a week; write yyyy",
            "3:36 formats.time[1]: 'hh:mm': h is an hour from 1 to 12; write HH",
            "5:18 pseudonyms.barn.method: must be hmac-sha256",
            "5:36 pseudonyms.barn.keyVariable: the environment has no variable NOT_SET",
            "7:17 values.hvem.Skole: 'TEACHER' is not one of PROFESSIONAL, CITIZEN, ANONYMOUS",
            "12:9 files[1].facts[1]: 'municipality' is missing, here, for the kind of file and for"
                + " all",
            "12:15 files[1].facts[1].type: there is no event 'NotificationRecieved' (did you mean"
                + " NotificationReceived?)",
            "18:42 files[1].facts[2].caseId.pseudonym: there is no pseudonym 'barn' that can be"
                + " used",
            "19:43 files[1].facts[2].occurredAt.formats: 'dd-MM-yy': a year of two digits; write"
                + " yyyy",
            "23:11 files[1].facts[2].data: 'knownCase' is missing, which every"
                + " NotificationReceived has",
            "25:11 files[1].facts[2].data.knowCase: NotificationReceived has no field 'knowCase'"
                + " (did you mean knownCase?)",
            "26:9 files[1].facts[3]: 'eventId' is missing, and the kind of file has no rowKey",
            "32:40 files[1].facts[3].data.kind.values: there are no values 'typer'",
            "33:35 files[1].facts[3].data.caseworkers.constant: 'to' is not a whole number");
  }

  @Test
  void whatAFilesHeaderLacksIsSaidBeforeARowIsRead() throws Exception {
    CsvMapping mapping = Mappings.load(directory, need("revision: {fileName: '_([0-9]+)\\.csv'}"));
    Path twice =
        Mappings.file(directory, "a1.csv", "Id;Sag;Sag;Datoo;Reg\n", StandardCharsets.UTF_8);
    Path empty = Mappings.file(directory, "a_2.csv", "", StandardCharsets.UTF_8);
    Path other = Mappings.file(directory, "b.csv", "Id\n", StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> CsvFiles.match(mapping, List.of(twice, empty, other), Mappings.FACTS, path -> {}))
        .isInstanceOfSatisfying(
            InvalidMappingException.class,
            e ->
                assertThat(e.errors())
                    .extracting(Object::toString)
                    .containsExactly(
                        "1:1 files: a_2.csv is empty: it has no header",
                        "1:1 files: b.csv matches none of the patterns",
                        "9:17 files[1].facts[1].caseId: a1.csv has the column 'Sag' twice",
                        "10:21 files[1].facts[1].occurredAt: a1.csv has no column 'Dato' (did you"
                            + " mean Datoo?)",
                        "12:30 files[1].facts[1].revision.fileName: is not found in the name"
                            + " a1.csv"));
  }

  @Test
  void anExportsSequenceInTheFileNameIsTheRevision() throws Exception {
    assertThat(
            Mappings.said(
                Mappings.rows(
                    directory,
                    need("revision: {fileName: '_([0-9]+)\\.csv'}"),
                    "a_20240131.csv",
                    "Id;Sag;Dato;Reg\n1;c;01-03-2021;02-03-2021\n")))
        .containsExactly("[NeedIdentified 1/20240131 2021-03-01]");
  }

  /** A mapping of one kind of file with one fact of one more line. */
  static String need(String line) {
    return """
        mapping: m
        municipality: {constant: "0330"}
        files:
          - name: a
            pattern: "a*.csv"
            facts:
              - type: NeedIdentified
                eventId: Id
                caseId: Sag
                occurredAt: Dato
                registeredAt: Reg
                %s
        """
        .formatted(line);
  }

  private List<String> errors(String yaml) throws Exception {
    Files.createDirectories(directory);
    try {
      Mappings.load(directory, yaml);
      return List.of();
    } catch (InvalidMappingException e) {
      return e.errors().stream().map(Object::toString).toList();
    }
  }
}
