package dk.fristvagt.api.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.report.Partitions;
import dk.fristvagt.rules.catalogue.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class XlsxFileTest {

  private static final Instant CLOCK = Instant.parse("2026-11-22T10:00:00Z");

  private record Held(
      String text,
      Integer whole,
      Double decimal,
      Double share,
      Instant instant,
      LocalDate date,
      Boolean flag) {}

  private static final List<Held> ROWS =
      List.of(
          new Held(
              "=1+1 Sønder; \"Æ\"",
              7,
              12.25,
              0.125,
              Instant.parse("2026-07-31T10:00:00.500Z"),
              LocalDate.parse("2026-02-03"),
              true),
          new Held(null, null, null, null, null, null, null),
          new Held("a\u0001b _x000D_ \u0000", -1, 0.0, 1.0, null, null, false));

  private static TableFile file(List<Held> rows) {
    return new TableFile(
        "sample",
        CLOCK,
        new Partitions(3, 4),
        List.of(
            Table.<Held>of(Language.DANISH, "Prøve", "Sample")
                .text("Tekst", "Text", Held::text)
                .whole("Helt tal", "Whole", Held::whole)
                .decimal("Decimaltal", "Decimal", Held::decimal)
                .share("Andel", "Share", Held::share)
                .instant("Tidspunkt", "Instant", Held::instant)
                .date("Dato", "Date", Held::date)
                .flag("Ja/nej", "Yes/no", Held::flag)
                .rows(rows)));
  }

  private static byte[] bytes(TableFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxFile.write(file, Language.DANISH, out);
    return out.toByteArray();
  }

  @Test
  void numbers_dates_and_truth_values_are_what_they_are() throws Exception {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(
            new ByteArrayInputStream(bytes(file(ROWS))), new ReadingOptions(true, true))) {
      List<Row> rows = workbook.getFirstSheet().read();

      assertThat(workbook.getFirstSheet().getName()).isEqualTo("Prøve");
      assertThat(rows.get(0).stream().map(Cell::getText))
          .containsExactly(
              "Tekst", "Helt tal", "Decimaltal", "Andel", "Tidspunkt", "Dato", "Ja/nej");
      Row first = rows.get(1);
      assertThat(first.getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(first.getCellAsString(0)).contains("=1+1 Sønder; \"Æ\"");
      assertThat(first.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("7");
      assertThat(first.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("12.25");
      assertThat(first.getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("0.125");
      assertThat(first.getCell(3).getDataFormatString()).isEqualTo("0.0%");
      assertThat(first.getCellAsDate(4)).contains(LocalDateTime.parse("2026-07-31T12:00:00"));
      assertThat(first.getCell(4).getDataFormatString()).isEqualTo("dd-mm-yyyy hh:mm:ss");
      assertThat(first.getCellAsDate(5)).contains(LocalDateTime.parse("2026-02-03T00:00:00"));
      assertThat(first.getCell(5).getDataFormatString()).isEqualTo("dd-mm-yyyy");
      assertThat(first.getCellAsBoolean(6)).contains(true);
    }
  }

  @Test
  void the_last_sheet_says_how_far_the_data_reaches() throws Exception {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes(file(ROWS))))) {
      Row row = workbook.findSheet("Om").orElseThrow().read().get(1);

      assertThat(row.getCellAsString(0)).contains("sample");
      assertThat(row.getCellAsDate(1)).contains(LocalDateTime.parse("2026-11-22T11:00:00"));
      assertThat(row.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("3");
      assertThat(row.getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("4");
    }
  }

  @Test
  void no_text_is_a_formula_and_none_breaks_the_file() throws Exception {
    String sheet = entry(bytes(file(ROWS)), "xl/worksheets/sheet1.xml");

    assertThat(sheet)
        .doesNotContain("<f>")
        .contains("t=\"inlineStr\"><is><t>=1+1 S")
        .contains("ab _x005F_x000D_ ")
        .contains("state=\"frozen\"")
        .contains("<autoFilter ref=\"A1:G4\">");
  }

  @Test
  void the_same_answer_makes_the_same_bytes_whenever_it_is_made() throws Exception {
    assertThat(entry(bytes(file(ROWS)), "docProps/core.xml")).doesNotContain("created");
    assertThat(bytes(file(ROWS))).isEqualTo(bytes(file(ROWS)));
  }

  @Test
  void a_text_that_no_cell_can_hold_is_cut() throws Exception {
    byte[] bytes =
        bytes(file(List.of(new Held("x".repeat(40_000), null, null, null, null, null, null))));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      String text = workbook.getFirstSheet().read().get(1).getCellAsString(0).orElseThrow();
      assertThat(text).hasSize(32_767).endsWith("x…");
    }
  }

  @Test
  void thousands_of_rows_come_through() throws Exception {
    byte[] bytes = bytes(file(Collections.nCopies(2_500, ROWS.get(0))));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(workbook.getFirstSheet().read()).hasSize(2_501);
    }
  }

  @Test
  void more_rows_than_a_sheet_takes_are_refused() {
    TableFile file = file(Collections.nCopies(XlsxFile.MAX_ROWS + 1, ROWS.get(1)));

    assertThatThrownBy(() -> bytes(file)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String entry(byte[] zip, String name) throws IOException {
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().equals(name)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no " + name);
  }
}
