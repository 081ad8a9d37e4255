package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
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

        @Override
        public void flows(
            String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after) {}

        @Override
        public void restatement(RestatementKey key, StatusCounts before) {}

        @Override
        public void registrationLags(LagKey key, Map<Integer, Long> before) {}
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

  /** Other flows of a case. */
  void flows(String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after);

  /** Another change of a group in a closed month. */
  void restatement(RestatementKey key, StatusCounts before);

  /** Other lags of a team's registrations in a month. */
  void registrationLags(LagKey key, Map<Integer, Long> before);
}
