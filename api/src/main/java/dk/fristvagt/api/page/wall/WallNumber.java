package dk.fristvagt.api.page.wall;

/**
 * A huge number.
 *
 * @param id stable, for the number
 * @param style the class it is shown with
 * @param label what it counts
 */
public record WallNumber(String id, String style, String label, String number) {

  private static final int FITS = 4;
  private static final int LONG = 5;

  /** The class that makes it fit its place: none, {@code long} or {@code longer}. */
  public String size() {
    return number.length() <= FITS ? "" : number.length() <= LONG ? "long" : "longer";
  }
}
