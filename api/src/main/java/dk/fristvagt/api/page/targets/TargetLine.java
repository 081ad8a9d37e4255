package dk.fristvagt.api.page.targets;

/**
 * A rule of one municipality or team in the committee's table.
 *
 * @param id unique on the page
 * @param card where the chart and months of this row are, on this page or on one of its own; null
 *     where it has none
 * @param holder whose, or null where all rows are of the same municipality
 * @param next the next target and when it comes, or a dash
 * @param trend which way the share moves, in words
 */
public record TargetLine(
    String id,
    String name,
    String card,
    String holder,
    FigureLine atClose,
    FigureLine now,
    String next,
    String trend) {}
