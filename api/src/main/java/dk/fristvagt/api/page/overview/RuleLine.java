package dk.fristvagt.api.page.overview;

import java.util.List;

/**
 * A rule's row.
 *
 * @param oldest the longest overdue deadline in words; null where none is overdue
 * @param share this month's
 * @param target in words; null without one
 * @param verdictStyle {@code green}, {@code amber}, {@code red} or {@code none}
 * @param teams in the order of the table's teams
 */
public record RuleLine(
    String id,
    String name,
    String oldest,
    String share,
    String target,
    String verdict,
    String verdictStyle,
    Trend trend,
    Cell total,
    List<Cell> teams) {}
