package dk.fristvagt.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.text.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private record Row(
      String text,
      Long whole,
      Double decimal,
      Double share,
      Instant instant,
      LocalDate date,
      Boolean flag) {}

  private static Table table(Language language, Row... rows) {
    return Table.<Row>of(language, "Prøve", "Sample")
        .text("Tekst", "Text", Row::text)
        .whole("Helt tal", "Whole number", Row::whole)
        .decimal("Decimaltal", "Decimal", Row::decimal)
        .share("Andel", "Share", Row::share)
        .instant("Tidspunkt", "Instant", Row::instant)
        .date("Dato", "Date", Row::date)
        .flag("Ja/nej", "Yes/no", Row::flag)
        .rows(List.of(rows));
  }

  private static String csv(Table table, Language language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable.write(table, language, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** 22 November is winter: Copenhagen is one hour ahead of UTC; 31 July two. */
  @Test
  void values_are_written_as_danish_spreadsheets_read_them() {
    Row winter =
        new Row(
            "Sønder Æ",
            -1234L,
            12.5,
            1.0 / 3,
            Instant.parse("2026-11-22T23:30:15.999Z"),
            LocalDate.parse("2026-02-03"),
            true);
    Row summer = new Row("", 0L, 1.0, 0.0, Instant.parse("2026-07-31T10:00:00Z"), null, false);

    assertThat(csv(table(Language.DANISH, winter, summer), Language.DANISH))
        .isEqualTo(
            "\ufeffTekst;Helt tal;Decimaltal;Andel;Tidspunkt;Dato;Ja/nej\r\n"
                + "Sønder Æ;-1234;12,5;0,3333333333333333;23-11-2026 00:30:15;03-02-2026;ja\r\n"
                + ";0;1;0;31-07-2026 12:00:00;;nej\r\n");
    assertThat(csv(table(Language.ENGLISH, summer), Language.ENGLISH))
        .isEqualTo(
            "\ufeffText;Whole number;Decimal;Share;Instant;Date;Yes/no\r\n"
                + ";0;1;0;31-07-2026 12:00:00;;no\r\n");
  }

  @Test
  void what_is_not_there_is_an_empty_cell() {
    Row empty = new Row(null, null, null, null, null, null, null);

    assertThat(csv(table(Language.DANISH, empty), Language.DANISH)).endsWith("\r\n;;;;;;\r\n");
  }

  @Test
  void separators_quotes_and_line_breaks_are_quoted() {
    Table table =
        Table.<String>of(Language.DANISH, "Prøve", "Sample")
            .text("Team", "Team", text -> text)
            .rows(List.of("a;b", "say \"x\"", "one\r\ntwo", "1,5"));

    assertThat(csv(table, Language.DANISH))
        .isEqualTo("\ufeffTeam\r\n\"a;b\"\r\n\"say \"\"x\"\"\"\r\n\"one\r\ntwo\"\r\n1,5\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+45 12",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\tx",
        "\r=1",
        "\nx",
        " =1+1",
        "\u00a0=1",
        "'=1",
        "\"=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "=HYPERLINK(\"http://evil\";\"x\")"
      })
  void a_text_that_a_spreadsheet_might_run_gets_an_apostrophe(String text) {
    assertThat(FormulaGuard.escape(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nord", "a=b", "2021-03", "0330", "A-team", "x@y.dk", "", " ", "Ørsted"})
  void other_texts_stay_as_they_are(String text) {
    assertThat(FormulaGuard.escape(text)).isEqualTo(text);
  }

  /** Independent of the pattern: the first character that is neither space nor quote decides. */
  @Property
  void no_cell_ever_begins_with_a_formula(@ForAll String text) {
    String cell = FormulaGuard.escape(text);

    String bare = cell.strip();
    assertThat(bare.isEmpty() || "=+-@".indexOf(bare.charAt(0)) < 0).isTrue();
    assertThat(cell.equals(text) || cell.equals("'" + text)).isTrue();
  }

  @Test
  void numbers_below_zero_stay_numbers() {
    Row row = new Row("-5", -5L, -0.5, null, null, null, null);

    assertThat(csv(table(Language.DANISH, row), Language.DANISH))
        .endsWith("\r\n'-5;-5;-0,5;;;;\r\n");
  }
}
