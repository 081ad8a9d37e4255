package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * What falls due of one group on one local day.
 *
 * @param municipality left out of the JSON in rows by rule
 * @param team left out of the JSON save in rows by team
 */
public record ForecastDay(
    LocalDate date,
    String rule,
    @JsonInclude(Include.NON_NULL) String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    @JsonUnwrapped ForecastFigures figures) {}
