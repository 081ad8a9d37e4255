package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.explanation.Step;
import dk.fristvagt.rules.explanation.StepKind;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Why an obligation has the status it has, in one language.
 *
 * @param language {@code da} or {@code en}
 * @param steps from fact to status, in the order they are to be read
 */
public record ExplanationReport(
    Instant clock, String language, ObligationRow obligation, RuleInForce rule, List<Line> steps)
    implements CaseData {

  @Override
  public Set<CaseId> shownCases() {
    return Set.of(new CaseId(obligation.municipality(), obligation.caseId()));
  }

  /**
   * The version of the rule that the obligation follows.
   *
   * @param id the rule's; of one made for each entry of a map it ends in {@code *}
   * @param validFrom the first local start date it applies to, or null for no limit
   * @param validTo the last, or null for no limit
   */
  public record RuleInForce(
      String id,
      LocalizedText name,
      int version,
      LocalDate validFrom,
      LocalDate validTo,
      String legal) {}

  /**
   * One step.
   *
   * @param at the instant it is about, or null
   * @param date the local date it is about, or null
   * @param eventId the fact it is about, or null
   */
  public record Line(
      StepKind kind, Instant at, LocalDate date, String eventId, Integer revision, String text) {}

  public static ExplanationReport of(Explanation explanation, Language language) {
    boolean danish = language == Language.DANISH;
    return new ExplanationReport(
        Instant.ofEpochMilli(explanation.clock()),
        danish ? "da" : "en",
        ObligationRow.of(explanation.obligation()),
        new RuleInForce(
            explanation.rule().id(),
            explanation.rule().name(),
            explanation.version().number(),
            explanation.version().validFrom(),
            explanation.version().validTo(),
            explanation.version().legal()),
        explanation.steps().stream().map(step -> line(step, danish)).toList());
  }

  private static Line line(Step step, boolean danish) {
    return new Line(
        step.kind(),
        step.at() == null ? null : Instant.ofEpochMilli(step.at()),
        step.date(),
        step.eventId(),
        step.revision(),
        danish ? step.text().da() : step.text().en());
  }
}
