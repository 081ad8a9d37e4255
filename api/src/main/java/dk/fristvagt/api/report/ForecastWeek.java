package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * What falls due in one week, every rule together. Its interval is worked out from the obligations:
 * the intervals of its days cannot be added up.
 *
 * @param from the first local day, inclusive
 * @param to the last local day, inclusive
 */
public record ForecastWeek(LocalDate from, LocalDate to, @JsonUnwrapped ForecastFigures figures) {}
