package dk.fristvagt.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.files.FileContent;
import dk.fristvagt.sources.files.ReadRow;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowReaderTest {

  private static final String HEADER = "Id;Sag;Dato;Reg;Note\n";

  @TempDir private Path directory;

  @Test
  void badRowsAreToldByTheirPhysicalLineAndTheRestGoesOn() throws Exception {
    String rows =
        HEADER
            + "1;c;01-03-2021;02-03-2021;\"two\r\nlines\"\r\n"
            + "2;c;01-03-2021;02-03-2021\n"
            + "\n"
            + "3;c;\"01-03-2021;02-03-2021;never closed\n"
            + "4;c;01-03-2021;02-03-2021;\"a \"quote\" inside\"\r"
            + ";;;;\n"
            + "5;c;01-03-2021;02-03-2021;x\uFFFDy\n"
            + "6;;01-03-2021;02-03-2021;\n"
            + "7;c;03-03-2021;02-03-2021;\n"
            + "8;c;01-03-2021;02-03-2021;last";

    assertThat(Mappings.said(Mappings.rows(directory, MappingLoaderTest.need(""), "a.csv", rows)))
        .containsExactly(
            "[NeedIdentified 1/0 2021-03-01]",
            "4 UNREADABLE has 4 columns where the header has 5",
            "6 UNREADABLE a quote inside a quoted field that is not doubled",
            "7 UNREADABLE a quote inside a quoted field that is not doubled",
            "9 UNREADABLE characters that are not of the file's charset",
            "10 MISSING_FIELD NeedIdentified: caseId is missing",
            "11 OCCURRED_AFTER_REGISTERED NeedIdentified: occurredAt is more than 5 minutes after"
                + " registeredAt",
            "[NeedIdentified 8/0 2021-03-01]");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLine() throws Exception {
    String rows =
        HEADER
            + "1;c;01-03-2021;02-03-2021;\"open\n"
            + "2;c;01-03-2021;02-03-2021;fine\n".repeat(20_000);

    List<ReadRow> read = Mappings.rows(directory, MappingLoaderTest.need(""), "a.csv", rows);

    assertThat(read).hasSize(20_001);
    assertThat(read.get(0)).isInstanceOf(ReadRow.Rejected.class);
    assertThat(read.subList(1, 20_001)).allMatch(ReadRow.Taken.class::isInstance);
  }

  @Test
  void aRowIsTakenWholeOrNotAtAll() throws Exception {
    String yaml =
        MappingLoaderTest.need("")
            + """
                  - type: ChildMoved
                    eventId: {column: Id, prefix: "m-"}
                    caseId: Sag
                    occurredAt: Note
                    registeredAt: Reg
            """;

    assertThat(
            Mappings.said(
                Mappings.rows(
                    directory,
                    yaml,
                    "a.csv",
                    HEADER
                        + "1;c;01-03-2021;02-03-2021;nej\n2;c;01-03-2021;02-03-2021;01-03-2021\n")))
        .containsExactly(
            "2 BAD_VALUE ChildMoved: occurredAt has a bad value (column 'Note' is not written as"
                + " [dd-MM-yyyy, dd-MM-yyyy HH:mm, dd-MM-yyyy HH:mm:ss])",
            "[NeedIdentified 2/0 2021-03-01, ChildMoved m-2/0 2021-03-01]");
  }

  @Test
  void anHourThatCameTwiceIsTheEarlierAndOneThatNeverCameIsRefused() throws Exception {
    String rows =
        "Id;Sag;Dato;Reg\n1;c;31-10-2021 02:30;01-11-2021\n2;c;28-03-2021 02:30;01-11-2021\n";

    assertThat(Mappings.said(Mappings.rows(directory, MappingLoaderTest.need(""), "a.csv", rows)))
        .containsExactly(
            "[NeedIdentified 1/0 2021-10-31T02:30:00+02:00]",
            "3 BAD_VALUE NeedIdentified: occurredAt has a bad value (column 'Dato' is a time that"
                + " never was or was twice, when the clocks were changed)");
    assertThat(
            Mappings.said(
                Mappings.rows(
                    directory,
                    "gap: shift\noverlap: later\n" + MappingLoaderTest.need(""),
                    "a.csv",
                    rows)))
        .containsExactly(
            "[NeedIdentified 1/0 2021-10-31T02:30:00+01:00]",
            "[NeedIdentified 2/0 2021-03-28T03:30:00+02:00]");
  }

  @Test
  void theSameChildHasTheSamePseudonymHoweverItsNumberIsWritten() throws Exception {
    String yaml =
        "pseudonyms: {barn: {method: hmac-sha256, keyVariable: TEST_KEY}}\n"
            + MappingLoaderTest.need("childId: {column: Note, pseudonym: barn}");
    String row = ";c;01-03-2021;02-03-2021;";

    List<Fact> facts =
        Mappings.facts(
            Mappings.rows(
                directory,
                yaml,
                "a.csv",
                HEADER
                    + ("1" + row + "010170-1234\n")
                    + ("2" + row + "0101701234\n")
                    + ("3" + row + "101701234\n")
                    + ("4" + row + "010170-1235\n")));

    assertThat(facts)
        .extracting(Fact::childId)
        .startsWith(facts.get(0).childId(), facts.get(0).childId(), facts.get(0).childId());
    assertThat(facts.get(3).childId()).isNotEqualTo(facts.get(0).childId()).hasSize(20);
  }

  @Test
  void aCharsetIsFoundOutFromAllTheBytes() throws Exception {
    assertThat(charset("æøå", StandardCharsets.UTF_8)).isEqualTo("UTF-8");
    assertThat(charset("æøå", StandardCharsets.ISO_8859_1)).isEqualTo("ISO-8859-1");
    assertThat(charset("æøå – €", Charset.forName("windows-1252"))).isEqualTo("windows-1252");
    assertThat(charset("a".repeat(300_000) + "å", StandardCharsets.UTF_8)).isEqualTo("UTF-8");
    assertThat(charset("\uFEFFæ", StandardCharsets.UTF_16LE)).isEqualTo("UTF-16LE");
    assertThat(charset("", StandardCharsets.UTF_8)).isEqualTo("UTF-8");
  }

  private String charset(String text, Charset written) throws Exception {
    return FileContent.of(Mappings.file(directory, "text", text, written)).charset().name();
  }
}
