package dk.fristvagt.rules.evaluation;

/** Who holds a case. */
public record Holder(String team, String caseworker) {

  /** The team and caseworker of a case that nobody was given. */
  public static final Holder UNASSIGNED = new Holder("unassigned", "unassigned");
}
