package dk.fristvagt.api.report;

import dk.fristvagt.rules.forecast.ExpectedBreaches;

/**
 * How many obligations fall due, and how many of them are likely to be breached.
 *
 * @param due all that fall due
 * @param unknown of how many too little is known to say; they are in none of the figures below
 * @param expectedBreaches null where too little is known of any, which is not 0
 * @param low the least number of breaches within the 80 % interval
 * @param high the greatest
 */
public record ForecastFigures(
    int due, int unknown, Double expectedBreaches, Integer low, Integer high) {

  static ForecastFigures of(ExpectedBreaches breaches) {
    return new ForecastFigures(
        breaches.due(), breaches.unknown(), breaches.expected(), breaches.low(), breaches.high());
  }
}
