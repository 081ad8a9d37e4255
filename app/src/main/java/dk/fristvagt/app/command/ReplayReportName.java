package dk.fristvagt.app.command;

/** What a replay prints. */
enum ReplayReportName {
  OBLIGATIONS("obligations"),
  COMPLIANCE("compliance"),
  ALERTS("alerts"),
  STATUS("status"),
  REJECTS("rejects"),
  FORECAST("forecast");

  private final String label;

  ReplayReportName(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
