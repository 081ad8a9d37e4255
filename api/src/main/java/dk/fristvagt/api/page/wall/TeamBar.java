package dk.fristvagt.api.page.wall;

/**
 * How one team stands.
 *
 * @param id stable, for the row
 * @param overdueWidth of its part of the bar, of {@value TeamBars#LENGTH}
 * @param dueSoonWidth of the part after it
 */
public record TeamBar(
    String id, String name, String overdue, String dueSoon, long overdueWidth, long dueSoonWidth) {}
