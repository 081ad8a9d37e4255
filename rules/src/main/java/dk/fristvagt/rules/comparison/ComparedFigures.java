package dk.fristvagt.rules.comparison;

import dk.fristvagt.rules.compliance.StatusCounts;

/** The same figures under two catalogues. */
public record ComparedFigures(StatusCounts before, StatusCounts after) {

  static final ComparedFigures ZERO = new ComparedFigures(StatusCounts.ZERO, StatusCounts.ZERO);

  public boolean isSame() {
    return before.equals(after);
  }

  ComparedFigures plus(ComparedFigures other) {
    return new ComparedFigures(before.plus(other.before), after.plus(other.after));
  }
}
