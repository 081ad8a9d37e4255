package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import java.time.LocalDate;
import java.util.Map;

/** Told of each change that a {@link PartitionViewBuilder} gathers, before it is made. */
public interface ViewJournal {

  /** Keeps nothing. */
  ViewJournal NONE =
      new ViewJournal() {
        @Override
        public void obligation(Obligation before, Obligation after) {}

        @Override
        public void figures(ComplianceKey key, DayFigures before) {}

        @Override
        public void gauge(String caseKey, CaseGauge before) {}

        @Override
        public void notifications(
            String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after) {}
      };

  /** One obligation in place of another, of which one at least is live; either may be null. */
  void obligation(Obligation before, Obligation after);

  /** Other figures of a group on a day. */
  void figures(ComplianceKey key, DayFigures before);

  /**
   * Another part of a case in the gauges.
   *
   * @param before null where it had none
   */
  void gauge(String caseKey, CaseGauge before);

  /** Other notifications of a case. */
  void notifications(
      String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after);
}
