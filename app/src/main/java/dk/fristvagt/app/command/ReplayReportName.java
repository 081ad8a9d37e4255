package dk.fristvagt.app.command;

/** What a replay prints. */
enum ReplayReportName {
  OBLIGATIONS("obligations"),
  COMPLIANCE("compliance"),
  RESTATEMENT("restatement"),
  REGISTRATION_LAG("registration-lag"),
  ALERTS("alerts"),
  STATUS("status"),
  TARGETS("targets"),
  GAUGES("gauges"),
  FORECAST("forecast"),
  REJECTS("rejects");

  private final String label;

  ReplayReportName(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
