package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.StatusCounts;

/** Due-basis counts, or a difference between two, which may be negative. */
public record DueFigures(
    long due, long met, long late, long overdue, long lapsed, long missed, long unknown) {

  static DueFigures of(StatusCounts counts) {
    return new DueFigures(
        counts.due(),
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown());
  }
}
