package dk.fristvagt.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.report.AccessLogReport;
import dk.fristvagt.api.report.AuditSampleReport;
import dk.fristvagt.api.report.CaseReport;
import dk.fristvagt.api.report.CatalogueReport;
import dk.fristvagt.api.report.ComplianceReport;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.api.report.ForecastReport;
import dk.fristvagt.api.report.Gauges;
import dk.fristvagt.api.report.GaugesReport;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.RegistrationLagReport;
import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.api.report.TargetsReport;
import dk.fristvagt.api.report.WhatIfReport;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.streams.accesslog.AccessQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The columns of every table are what the documentation says, so that programs may rely on it. */
class TableColumnsTest {

  private static final Instant CLOCK = Instant.EPOCH;

  private static final List<Function<Language, TableFile>> FILES =
      List.of(
          language ->
              StatusTable.of(
                  new StatusReport(
                      CLOCK,
                      CLOCK,
                      false,
                      null,
                      null,
                      List.of(),
                      new Gauges(0, 0, null, null),
                      null),
                  language),
          language ->
              ComplianceTable.of(
                  new ComplianceReport(CLOCK, CLOCK, null, null, null, null, null, List.of()),
                  language),
          language -> ObligationsTable.of(CLOCK, null, List.of(), language),
          language ->
              CaseTable.of(
                  new CaseReport(CLOCK, null, null, List.of(), List.of(), List.of(), List.of()),
                  language),
          language ->
              ExplanationTable.of(
                  new ExplanationReport(
                      CLOCK,
                      null,
                      new ObligationRow(
                          null, null, 1, null, null, null, 1, null, null, null, null, null, null,
                          null, null),
                      null,
                      List.of()),
                  language),
          language ->
              TargetsTable.of(new TargetsReport(CLOCK, CLOCK, null, null, List.of()), language),
          language ->
              GaugesTable.of(
                  new GaugesReport(CLOCK, CLOCK, null, null, List.of(), List.of(), List.of()),
                  language),
          language ->
              ForecastTable.of(
                  new ForecastReport(
                      CLOCK, CLOCK, null, null, null, null, null, 0.8, null, List.of(), List.of(),
                      List.of()),
                  language),
          language ->
              RestatementTable.of(
                  new RestatementReport(CLOCK, CLOCK, null, null, null, List.of()), language),
          language ->
              RegistrationLagTable.of(
                  new RegistrationLagReport(CLOCK, CLOCK, null, null, null, List.of()), language),
          language ->
              AuditSampleTable.of(
                  new AuditSampleReport(CLOCK, null, null, null, null, null, 0, 0, 0, 0, List.of()),
                  language),
          language ->
              WhatIfTable.of(
                  new WhatIfReport(
                      CLOCK, CLOCK, null, null, null, null, 0, null, List.of(), List.of(),
                      List.of()),
                  language),
          language ->
              RulesTable.of(new CatalogueReport(null, null, false, List.of(), List.of()), language),
          language ->
              AccessLogTable.of(
                  new AccessLogReport(List.of(), null, null, AccessQuery.latest(1)), language),
          language ->
              RejectsTable.of(
                  new RejectsReport(
                      true, 0, null, null, 0, 0, List.of(), List.of(), 0, 0, List.of(), null),
                  language));

  @Test
  void the_documentation_says_every_column_in_its_place() throws Exception {
    String documentation = Files.readString(Path.of("..", "docs", "http-api.md"));

    for (Function<Language, TableFile> file : FILES) {
      assertThat(documentation).contains(described(file));
    }
  }

  @Test
  void no_two_columns_of_a_table_have_the_same_header() {
    for (Language language : Language.values()) {
      for (Function<Language, TableFile> file : FILES) {
        for (Table table : file.apply(language).tables()) {
          assertThat(table.columns().stream().map(Column::header))
              .as(table.name())
              .doesNotHaveDuplicates();
        }
      }
    }
  }

  /**
   * The sheets of one kind of answer, the first of which is its CSV file, as in the documentation.
   */
  private static String described(Function<Language, TableFile> file) {
    TableFile danish = file.apply(Language.DANISH);
    TableFile english = file.apply(Language.ENGLISH);
    StringBuilder text = new StringBuilder("### `").append(danish.name()).append("`\n");
    for (int sheet = 0; sheet < danish.tables().size(); sheet++) {
      Table one = danish.tables().get(sheet);
      Table other = english.tables().get(sheet);
      text.append('\n')
          .append(sheet == 0 ? "CSV, and sheet " : "Sheet ")
          .append(name(one.name(), other.name()))
          .append(": ");
      for (int i = 0; i < one.columns().size(); i++) {
        Column column = one.columns().get(i);
        text.append(i == 0 ? "" : " · ")
            .append(name(column.header(), other.columns().get(i).header()));
        if (column.type() != ColumnType.TEXT) {
          text.append(" *").append(column.type().name().toLowerCase(Locale.ROOT)).append('*');
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String name(String danish, String english) {
    return '`' + danish + (danish.equals(english) ? "" : "` / `" + english) + '`';
  }
}
