package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.Group;

/** What compliance rows are made by, besides rule, municipality and period. */
public enum Grouping {
  TEAM("team"),
  CASEWORKER("caseworker"),
  MUNICIPALITY("municipality");

  private final String label;

  Grouping(String label) {
    this.label = label;
  }

  /** The name in JSON and in parameters. */
  public String label() {
    return label;
  }

  String teamOf(Group group) {
    return this == MUNICIPALITY ? null : group.team();
  }

  String caseworkerOf(Group group) {
    return this == CASEWORKER ? group.caseworker() : null;
  }
}
