package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.comparison.ComparedFigures;
import dk.fristvagt.rules.comparison.FigureKey;

/**
 * The figures of one group in one month under two catalogues.
 *
 * @param team left out of the JSON where teams are not told apart
 * @param period {@code 2021-03}
 */
public record WhatIfRow(
    String rule,
    String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    String period,
    WhatIfFigures before,
    WhatIfFigures after) {

  static WhatIfRow of(FigureKey key, ComparedFigures figures) {
    return new WhatIfRow(
        key.rule(),
        key.municipality(),
        key.team(),
        key.month().toString(),
        WhatIfFigures.of(figures.before()),
        WhatIfFigures.of(figures.after()));
  }
}
