package dk.fristvagt.api.page.catalogue;

import dk.fristvagt.rules.catalogue.text.RuleDescription;
import java.util.List;

/**
 * One rule.
 *
 * @param anchor its place on the page, {@code rule-assessment-4m}
 * @param kind what sort of rule, in words
 * @param current the version for what starts today; the last one where none is
 * @param others the versions for what starts at other times
 * @param target what is in force today, in a sentence
 * @param targets empty where none is set
 * @param margin how far below the target still is just below, in a sentence
 * @param standing how many are open and overdue now; null where its obligations are decided at once
 */
public record RuleSection(
    String anchor,
    String id,
    String name,
    String kind,
    Version current,
    List<Version> others,
    String target,
    List<Milestone> targets,
    String margin,
    Standing standing) {

  /**
   * The rule as it is for what starts within a time.
   *
   * @param anchor its place on the page, {@code rule-assessment-4m-1}
   * @param title its number; null where it is the only one
   * @param validity from when to when, in words; null where it always applies
   * @param sentence what it asks for
   * @param lines the same with everything that belongs to it, by label
   */
  public record Version(
      String anchor,
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
