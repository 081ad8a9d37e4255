package dk.fristvagt.api.table;

import dk.fristvagt.api.report.ForecastDay;
import dk.fristvagt.api.report.ForecastFigures;
import dk.fristvagt.api.report.ForecastReport;
import dk.fristvagt.api.report.ForecastTotal;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.function.Function;

/** Forecast: a row per day and group, and the totals per rule. */
public final class ForecastTable {

  private ForecastTable() {}

  public static TableFile of(ForecastReport report, Language language) {
    TableColumns<ForecastDay> days =
        Table.<ForecastDay>of(language, "Dage", "Days")
            .date("Dato", "Date", ForecastDay::date)
            .text("Regel", "Rule", ForecastDay::rule)
            .text("Kommune", "Municipality", ForecastDay::municipality)
            .text("Team", "Team", ForecastDay::team);
    figures(days, ForecastDay::figures);
    TableColumns<ForecastTotal> rules =
        Table.<ForecastTotal>of(language, "Regler", "Rules")
            .text("Regel", "Rule", ForecastTotal::rule)
            .words("Navn", "Name", ForecastTotal::name)
            .whole("Overskredne nu", "Overdue now", ForecastTotal::overdue);
    figures(rules, ForecastTotal::figures);
    return TableFile.of(
        "forecast",
        report.clock(),
        report.partitions(),
        days.rows(report.days()),
        rules.rows(report.rules()));
  }

  private static <R> void figures(TableColumns<R> columns, Function<R, ForecastFigures> figures) {
    columns
        .whole("Med frist", "Due", figures.andThen(ForecastFigures::due))
        .whole("Kan ikke vurderes", "Unknown", figures.andThen(ForecastFigures::unknown))
        .decimal(
            "Forventede overskridelser",
            "Expected breaches",
            figures.andThen(ForecastFigures::expectedBreaches))
        .whole("Mindst (80 %)", "Low (80 %)", figures.andThen(ForecastFigures::low))
        .whole("Højst (80 %)", "High (80 %)", figures.andThen(ForecastFigures::high));
  }
}
