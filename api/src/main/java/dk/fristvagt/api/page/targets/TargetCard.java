package dk.fristvagt.api.page.targets;

import dk.fristvagt.api.page.chart.LineChart;
import java.util.List;

/**
 * All about one rule of one municipality or team.
 *
 * @param id unique on the page
 * @param definition what is counted, in one sentence
 * @param rule where the rule is described
 * @param worklist its open obligations, or null where it never has any
 * @param target what applies now and what comes next, in words
 * @param trends which way the share moves, in sentences
 * @param chart null where there is no figure in its months
 * @param gist what the chart shows, in a sentence
 * @param hasTarget whether the chart has a line of the target
 */
public record TargetCard(
    String id,
    String name,
    String definition,
    String rule,
    String worklist,
    String target,
    List<String> trends,
    List<Span> spans,
    LineChart chart,
    String gist,
    boolean hasTarget,
    List<Month> months) {

  /** One of the four spans. */
  public record Span(String name, FigureLine atClose, FigureLine now) {}

  /** One month of the chart. */
  public record Month(String name, FigureLine atClose, FigureLine now) {}
}
