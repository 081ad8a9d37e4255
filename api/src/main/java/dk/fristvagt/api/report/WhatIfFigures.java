package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.StatusCounts;

/**
 * Due-basis figures under one catalogue.
 *
 * @param share {@code met / due}, 0 to 1, not rounded; null without data
 */
public record WhatIfFigures(
    long due,
    long met,
    long late,
    long overdue,
    long lapsed,
    long missed,
    long unknown,
    Double share) {

  static WhatIfFigures of(StatusCounts counts) {
    return new WhatIfFigures(
        counts.due(),
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown(),
        Share.ratio(counts.met(), counts.due()));
  }
}
