package dk.fristvagt.api.report;

import dk.fristvagt.rules.forecast.BreachQuestion;

/** What a forecast's days are made by, besides day and rule. */
public enum ForecastGrouping {
  TEAM("team"),
  MUNICIPALITY("municipality"),
  /** All municipalities and teams together. */
  RULE("rule");

  private final String label;

  ForecastGrouping(String label) {
    this.label = label;
  }

  /** The name in JSON and in parameters. */
  public String label() {
    return label;
  }

  String municipalityOf(BreachQuestion question) {
    return this == RULE ? null : question.municipality();
  }

  String teamOf(BreachQuestion question) {
    return this == TEAM ? question.team() : null;
  }
}
