package dk.fristvagt.api.page.targets;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.TargetRow;
import dk.fristvagt.api.report.TargetSpan;
import java.util.function.Function;

/** The spans that targets are reported for. */
public enum SpanChoice {
  THIS_MONTH("this-month", TargetRow::thisMonth, "Denne måned", "This month"),
  LAST_MONTH("last-month", TargetRow::lastMonth, "Sidste måned", "Last month"),
  LAST_12_MONTHS("last-12-months", TargetRow::last12Months, "Sidste 12 måneder", "Last 12 months"),
  SINCE_FIRST_MILESTONE(
      "since-first-milestone",
      TargetRow::sinceFirstMilestone,
      "Siden første mål",
      "Since the first target");

  private final String label;
  private final Function<TargetRow, TargetSpan> span;
  private final String danish;
  private final String english;

  SpanChoice(String label, Function<TargetRow, TargetSpan> span, String danish, String english) {
    this.label = label;
    this.span = span;
    this.danish = danish;
    this.english = english;
  }

  /** The name in parameters. */
  public String label() {
    return label;
  }

  public String name(Speech speech) {
    return speech.say(danish, english);
  }

  /** A row's, or null where it has none. */
  TargetSpan of(TargetRow row) {
    return span.apply(row);
  }
}
