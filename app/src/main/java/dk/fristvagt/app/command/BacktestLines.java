package dk.fristvagt.app.command;

import dk.fristvagt.rules.forecast.BacktestReport;
import dk.fristvagt.rules.forecast.BacktestReport.ByOrigin;
import dk.fristvagt.rules.forecast.BacktestReport.ByRule;
import dk.fristvagt.rules.forecast.BacktestReport.Decile;
import dk.fristvagt.rules.forecast.BacktestReport.Horizon;
import dk.fristvagt.rules.forecast.ExpectedBreaches;

/** Prints how well forecasts did, for people. */
final class BacktestLines {

  private static final int SCORE_DECIMALS = 4;

  private final BacktestReport report;

  BacktestLines(BacktestReport report) {
    this.report = report;
  }

  void print() {
    String separator = "";
    for (Horizon horizon : report.horizons()) {
      StandardOutput.line(separator + "=== " + horizon.days() + " days ahead ===");
      separator = System.lineSeparator();
      origins(horizon);
      rules(horizon);
      deciles(horizon);
      scores(horizon);
    }
  }

  private static void origins(Horizon horizon) {
    StandardOutput.line("");
    TextTable table =
        new TextTable(
            1,
            "forecast of",
            "due",
            "unknown",
            "expected",
            "low",
            "high",
            "actual",
            "error",
            "held");
    for (ByOrigin origin : horizon.origins()) {
      ExpectedBreaches forecast = origin.forecast();
      table.row(
          origin.day().toString(),
          String.valueOf(forecast.due()),
          String.valueOf(forecast.unknown()),
          TextTable.number(forecast.expected(), 1),
          String.valueOf(forecast.low()),
          String.valueOf(forecast.high()),
          String.valueOf(origin.actual()),
          TextTable.number(forecast.expected() - origin.actual(), 1),
          origin.isCovered() ? "yes" : "no");
    }
    table.print();
    StandardOutput.line(
        "intervals that held, all rules together: "
            + horizon.covered()
            + " of "
            + horizon.origins().size());
  }

  private static void rules(Horizon horizon) {
    StandardOutput.line("");
    TextTable table =
        new TextTable(
            1,
            "rule",
            "due",
            "unknown",
            "expected",
            "actual",
            "error",
            "naive",
            "forecasts",
            "held");
    int forecasts = 0;
    int held = 0;
    for (ByRule rule : horizon.rules()) {
      forecasts += rule.forecasts();
      held += rule.covered();
      table.row(
          rule.rule(),
          String.valueOf(rule.due()),
          String.valueOf(rule.unknown()),
          TextTable.number(rule.expected(), 1),
          rule.expected() == null ? "–" : String.valueOf(rule.actual()),
          TextTable.number(rule.error(), 1),
          TextTable.number(rule.naive(), 1),
          String.valueOf(rule.forecasts()),
          String.valueOf(rule.covered()));
    }
    table.print();
    StandardOutput.line(
        "intervals that held, rule by rule: "
            + held
            + " of "
            + forecasts
            + (forecasts == 0 ? "" : " (" + TextTable.percent((double) held / forecasts) + ")"));
  }

  private static void deciles(Horizon horizon) {
    StandardOutput.line("");
    TextTable table =
        new TextTable(1, "probability", "obligations", "mean probability", "breached");
    for (Decile decile : horizon.deciles()) {
      table.row(
          TextTable.number(decile.from(), 1) + "–" + TextTable.number(decile.to(), 1),
          String.valueOf(decile.n()),
          TextTable.percent(decile.mean()),
          TextTable.percent(decile.observed()));
    }
    table.print();
  }

  private static void scores(Horizon horizon) {
    StandardOutput.line("");
    StandardOutput.line(
        "Brier score over "
            + horizon.scored()
            + " obligations: "
            + TextTable.number(horizon.brier(), SCORE_DECIMALS)
            + "; of the share of the last twelve months: "
            + TextTable.number(horizon.naiveBrier(), SCORE_DECIMALS));
    StandardOutput.line("left out, as they no longer existed at the end: " + horizon.vanished());
  }
}
