package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.histories.CaseFile;
import java.util.List;

/** An explanation of an obligation of case 0330/c-1, to be asked for its texts. */
record Explained(Explanation explanation) {

  private static final Explainer EXPLAINER = new Explainer(CaseFile.evaluator());

  /** Of the first obligation that an event opened under a rule. */
  static Explained of(CaseFile file, String rule, String startEventId, String clock) {
    return of(file, rule, startEventId, 1, clock, List.of());
  }

  static Explained of(
      CaseFile file,
      String rule,
      String startEventId,
      int occurrence,
      String clock,
      List<SentAlert> alerts) {
    return new Explained(
        EXPLAINER
            .explain(
                file.records(),
                rule + "/0330/c-1/" + startEventId + '/' + occurrence,
                CaseFile.millis(clock),
                alerts)
            .orElseThrow());
  }

  /** The steps of a kind. */
  List<Step> steps(StepKind kind) {
    return explanation.steps().stream().filter(step -> step.kind() == kind).toList();
  }

  /** The rows of the arithmetic in Danish. */
  List<String> calculation() {
    return explanation.calculation().stream()
        .map(row -> row.from().da() + " | " + row.step().da() + " | " + row.to().da())
        .toList();
  }

  /** What the steps of a kind say in Danish. */
  List<String> danish(StepKind kind) {
    return steps(kind).stream().map(step -> step.text().da()).toList();
  }

  /** What the steps of a kind say in English. */
  List<String> english(StepKind kind) {
    return steps(kind).stream().map(step -> step.text().en()).toList();
  }
}
