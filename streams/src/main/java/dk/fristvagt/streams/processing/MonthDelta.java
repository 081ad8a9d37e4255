package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.view.DayFigures;
import java.time.YearMonth;

/** By how much the figures of a group in a month changed. */
record MonthDelta(YearMonth month, Group group, DayFigures change) {

  /** No change yet, for the month that a day belongs to. */
  static MonthDelta of(ComplianceKey key) {
    return new MonthDelta(YearMonth.from(key.day()), key.group(), DayFigures.ZERO);
  }

  MonthDelta plus(DayFigures more) {
    return new MonthDelta(month, group, change.plus(more));
  }

  MonthDelta plus(MonthDelta other) {
    return plus(other.change);
  }

  String key() {
    return String.join(
        "/",
        group.rule(),
        group.municipality(),
        group.team(),
        group.caseworker(),
        month.toString());
  }

  MonthState state(long step) {
    return new MonthState(
        group.rule(),
        group.municipality(),
        group.team(),
        group.caseworker(),
        ObligationStates.month(month),
        FiguresLedger.state(change.now()),
        FiguresLedger.state(change.atClose()),
        change.completedInTime(),
        change.completedLate(),
        step,
        0);
  }
}
