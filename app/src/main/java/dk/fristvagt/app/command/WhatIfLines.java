package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints the comparison of two catalogues, as the HTTP answer has it. */
final class WhatIfLines {

  private static final String NONE = "–";

  private final JsonNode report;
  private final boolean json;
  private final boolean all;

  /**
   * @param all whether to print the figures that are the same, too
   */
  WhatIfLines(JsonNode report, boolean json, boolean all) {
    this.report = report;
    this.json = json;
    this.all = all;
  }

  /** The figures per rule and month. */
  void figures() {
    if (json) {
      report.path("rows").forEach(row -> StandardOutput.line(row.toString()));
      return;
    }
    summary();
    TextTable table =
        new TextTable(
            4,
            "rule",
            "municipality",
            "team",
            "month",
            "due",
            "met",
            "share",
            "due new",
            "met new",
            "share new");
    int same = 0;
    for (JsonNode row : report.path("rows")) {
      JsonNode before = row.path("before");
      JsonNode after = row.path("after");
      if (!all && before.equals(after)) {
        same++;
        continue;
      }
      table.row(
          row.path("rule").asText(),
          row.path("municipality").asText(),
          row.path("team").asText(NONE),
          row.path("period").asText(),
          before.path("due").asText(),
          before.path("met").asText(),
          share(before),
          after.path("due").asText(),
          after.path("met").asText(),
          share(after));
    }
    if (!table.isEmpty()) {
      StandardOutput.line("");
      table.print();
    }
    if (same > 0) {
      StandardOutput.line("");
      StandardOutput.line(same + " rows are the same under both; --all prints them.");
    }
  }

  /** The obligations that differ. */
  void obligations() {
    if (json) {
      report.path("differing").forEach(row -> StandardOutput.line(row.toString()));
      return;
    }
    summary();
    TextTable table =
        new TextTable(6, "obligation", "difference", "due", "due new", "status", "status new");
    for (JsonNode row : report.path("differing")) {
      table.row(
          row.path("id").asText(),
          difference(row),
          row.at("/before/due").asText(NONE),
          row.at("/after/due").asText(NONE),
          row.at("/before/status").asText(NONE),
          row.at("/after/status").asText(NONE));
    }
    if (!table.isEmpty()) {
      StandardOutput.line("");
      table.print();
    }
  }

  private void summary() {
    JsonNode counts = report.path("obligations");
    StandardOutput.line(
        report.path("before").asText()
            + " against "
            + report.path("after").asText()
            + " at "
            + report.path("clock").asText()
            + ", "
            + report.path("cases").asText()
            + " cases");
    StandardOutput.line(
        "obligations "
            + counts.path("before").asText()
            + ", new "
            + counts.path("after").asText()
            + "; differing "
            + counts.path("differing").asText()
            + ": only old "
            + counts.path("onlyBefore").asText()
            + ", only new "
            + counts.path("onlyAfter").asText()
            + ", changed "
            + counts.path("changed").asText());
  }

  private static String difference(JsonNode row) {
    StringBuilder text = new StringBuilder(row.path("difference").asText());
    String separator = ": ";
    for (JsonNode aspect : row.path("changedIn")) {
      text.append(separator).append(aspect.asText());
      separator = ", ";
    }
    return text.toString();
  }

  private static String share(JsonNode figures) {
    return TextTable.percent(
        figures.path("share").isNumber() ? figures.path("share").asDouble() : null);
  }
}
