package dk.fristvagt.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.files.Checkpoints;
import dk.fristvagt.sources.files.FileImport;
import dk.fristvagt.sources.files.FileSummary;
import dk.fristvagt.sources.files.ReadRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of the documentation. */
class SampleExportTest {

  private static final Path SAMPLE = Path.of("..", "docs", "samples", "csv");

  @Test
  void itsRowsAreTheFactsThatTheDocumentationSays() throws Exception {
    List<ReadRow> rows = Mappings.rows(mapping(), List.of(SAMPLE));

    assertThat(Mappings.said(rows))
        .containsExactly(
            "[NotificationReceived underretninger:NotificationReceived:U-1001/758016000"
                + " 2024-01-04T08:15:00+01:00, NotificationAcknowledged"
                + " underretninger:NotificationAcknowledged:U-1001/758016000 2024-01-08,"
                + " NotificationAssessed underretninger:NotificationAssessed:U-1001/758016000"
                + " 2024-01-04T13:40:00+01:00]",
            "[NotificationReceived underretninger:NotificationReceived:U-1002/0"
                + " 2024-01-05T22:30:00+01:00, NotificationAssessed"
                + " underretninger:NotificationAssessed:U-1002/0 2024-01-06T10:05:00+01:00]",
            "[NotificationReceived underretninger:NotificationReceived:U-1003/758187000 2024-01-08,"
                + " NotificationAcknowledged underretninger:NotificationAcknowledged:U-1003/758187000"
                + " 2024-01-09]",
            "6 BAD_VALUE NotificationReceived: data.notifier has a bad value (column 'Underretter'"
                + " has a code that the mapping does not know)",
            "[]",
            "8 CPR_NUMBER NotificationReceived: a text looks like a CPR number",
            "[ChildAssessmentStarted undersoegelser:ChildAssessmentStarted:B-51/0 2024-01-15,"
                + " ChildAssessmentCompleted undersoegelser:ChildAssessmentCompleted:B-51/0"
                + " 2024-05-10]",
            "[ChildAssessmentStarted undersoegelser:ChildAssessmentStarted:B-52/0 2024-01-16]",
            "4 BAD_VALUE ChildAssessmentStarted: occurredAt has a bad value (column 'Påbegyndt' is"
                + " not written as [dd-MM-yyyy, dd-MM-yyyy HH:mm])");
  }

  @Test
  void valuesAreThoseOfTheContract() throws Exception {
    List<Fact> facts =
        Mappings.facts(
            Mappings.rows(mapping(), List.of(SAMPLE)).stream()
                .filter(ReadRow.Taken.class::isInstance)
                .toList());

    assertThat(facts.get(8).data())
        .containsEntry("focusPoints", 2L)
        .containsEntry("writtenPlan", true)
        .containsEntry("oralHearing", true);
    Fact received = facts.get(0);
    assertThat(received.caseId()).isEqualTo("s-4711");
    assertThat(received.data())
        .containsEntry("notifier", "PROFESSIONAL")
        .containsEntry("knownCase", false);
    assertThat(received.registeredAt().text()).isEqualTo("2024-01-08T09:00:00+01:00");
    assertThat(facts).extracting(Fact::voided).contains(true);
  }

  @Test
  void noNameAndNoNumberOfAPersonComesThrough() throws Exception {
    for (ReadRow row : Mappings.rows(mapping(), List.of(SAMPLE))) {
      String all =
          row instanceof ReadRow.Rejected bad
              ? bad.rejection().detail()
                  + new String(bad.rejection().original(), StandardCharsets.UTF_8)
              : row.toString();
      assertThat(all).doesNotContain("-0000", "Åse", "Per;", "Tom", "træt");
      if (row instanceof ReadRow.Taken taken) {
        assertThat(taken.facts())
            .allMatch(fact -> fact.childId() == null || fact.childId().matches("b-[0-9a-f]{20}"));
      }
    }
  }

  @Test
  void unknownCodesAreNamedWithTheirCount() throws Exception {
    CsvFiles files = CsvFiles.match(mapping(), List.of(SAMPLE), Mappings.FACTS, path -> {});

    List<FileSummary> summaries =
        new FileImport(InstantSource.fixed(Instant.ofEpochMilli(Mappings.NOW)))
            .run(files.files(), new Discarded(), Checkpoints.NONE, (rows, bytes, total) -> {});

    assertThat(files.ignored())
        .extracting(path -> path.getFileName().toString())
        .contains("mapping.yaml");
    assertThat(summaries).extracting(FileSummary::charset).containsOnly("ISO-8859-1");
    assertThat(summaries.get(0).unknownCodes().get("Underretter")).containsEntry("Nabo", 1L);
    assertThat(summaries.get(0).rowsWithoutFacts()).isEqualTo(1);
  }

  private static CsvMapping mapping() throws Exception {
    return new MappingLoader(name -> Mappings.KEY).load(SAMPLE.resolve("mapping.yaml"));
  }
}
