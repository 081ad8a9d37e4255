package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.fristvagt.rules.catalogue.LocalizedText;

/**
 * What falls due under one rule within all days asked for.
 *
 * @param overdue how many are overdue already: breaches that need no forecast, in none of the other
 *     figures
 */
public record ForecastTotal(
    String rule, LocalizedText name, long overdue, @JsonUnwrapped ForecastFigures figures) {}
