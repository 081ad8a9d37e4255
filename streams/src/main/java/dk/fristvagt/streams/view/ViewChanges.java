package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import java.util.Map;

/**
 * Told what each part of a {@link PartitionViewBuilder} is after a change: enough to put the same
 * view together elsewhere. The catalogue is not among them.
 */
public interface ViewChanges {

  /** Keeps nothing. */
  ViewChanges NONE =
      new ViewChanges() {
        @Override
        public void obligation(String id, Obligation live) {}

        @Override
        public void figures(ComplianceKey key, DayFigures value) {}

        @Override
        public void gauge(String caseKey, CaseGauge gauge) {}

        @Override
        public void notifications(NotificationsKey key, int sum) {}

        @Override
        public void flow(FlowKey key, int sum) {}

        @Override
        public void restatement(RestatementKey key, StatusCounts value) {}

        @Override
        public void registrationLags(LagKey key, Map<Integer, Long> factsByDays) {}
      };

  /**
   * @param live null when it waits for nothing any more, or is no more
   */
  void obligation(String id, Obligation live);

  /** Zero when the group has none on the day. */
  void figures(ComplianceKey key, DayFigures value);

  /**
   * @param gauge null when no gauge counts the case
   */
  void gauge(String caseKey, CaseGauge gauge);

  /** The sum over all cases. */
  void notifications(NotificationsKey key, int sum);

  /** The sum over all cases. */
  void flow(FlowKey key, int sum);

  /** Zero when the month is as it closed. */
  void restatement(RestatementKey key, StatusCounts value);

  /** Empty when there are none. */
  void registrationLags(LagKey key, Map<Integer, Long> factsByDays);
}
