package dk.fristvagt.api.page.wall;

/**
 * A huge number.
 *
 * @param id stable, for the number
 * @param style the class it is shown with
 * @param label what it counts
 */
public record WallNumber(String id, String style, String label, String number) {}
