package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.chart.Sparkline;
import java.util.List;

/**
 * A rule's share over the last months.
 *
 * @param label the gist, for those who do not see the chart
 * @param months each month's share in words, in the order of the table's columns
 */
public record Trend(Sparkline chart, String label, List<String> months) {}
