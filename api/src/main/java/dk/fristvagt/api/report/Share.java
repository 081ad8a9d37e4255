package dk.fristvagt.api.report;

/**
 * How many of those due were met.
 *
 * @param share {@code met / due} from 0 to 1, not rounded; null without data, that is when {@code
 *     due} is 0
 */
public record Share(long due, long met, Double share) {

  public static Share of(long met, long due) {
    return new Share(due, met, ratio(met, due));
  }

  static Double ratio(long met, long due) {
    return due == 0 ? null : (double) met / due;
  }
}
