package dk.fristvagt.api.page.overview;

/**
 * A number with what it counts.
 *
 * @param style the class it is shown with; may be empty
 * @param label what it counts
 * @param href the list that it counts; null where there is none
 */
public record Figure(String style, String label, String number, String href) {}
