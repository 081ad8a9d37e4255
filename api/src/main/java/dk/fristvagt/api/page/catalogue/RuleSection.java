package dk.fristvagt.api.page.catalogue;

import dk.fristvagt.rules.catalogue.text.RuleDescription;
import java.util.List;

/**
 * One rule.
 *
 * @param anchor its place on the page, {@code rule-assessment-4m}
 * @param kind what sort of rule, in words
 * @param targets empty where none is set
 * @param margin how far below the target still is just below, in a sentence
 * @param standing how many are open and overdue now; null where its obligations are decided at once
 */
public record RuleSection(
    String anchor,
    String id,
    String name,
    String kind,
    List<Version> versions,
    List<Milestone> targets,
    String margin,
    Standing standing) {

  /**
   * The rule as it is for what starts within a time.
   *
   * @param validity from when to when, in words; null where it always applies
   * @param sentence what it asks for
   * @param lines the same with everything that belongs to it, by label
   */
  public record Version(
      String title,
      String validity,
      String legal,
      String sentence,
      List<RuleDescription.Line> lines) {}

  /** A step of the target. */
  public record Milestone(String from, String percent, boolean inForce) {}

  /** How many are live now, and where they are listed. */
  public record Standing(String overdue, String dueSoon, String open, String link) {}
}
