package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.TreePMap;

/**
 * Everything one partition can say at a clock, consistent in itself: the live counts are the sizes
 * of the lists, the figures the sums of the obligations.
 *
 * <p>Immutable, made of persistent maps that share what did not change, and swapped when a step's
 * work is all done. Queries therefore never see half a step, nor half a transaction.
 *
 * @param clock the last step whose work is all done, ms since the epoch; {@link Long#MIN_VALUE}
 *     before the first
 * @param live open, due-soon and overdue obligations by rule, the earliest due first
 * @param counts how many of them each group has
 * @param figures compliance by day and group
 * @param cases the part of each case in the gauges at the clock, of those that have one
 * @param notifications by day and municipality
 * @param restatements how much closed months changed and why; may be negative, never all zero
 * @param registrationLags how many facts were registered how many days after they happened
 * @param flows what moved in cases, by municipality, month and holder; never zero
 * @param catalogue the one that all of it follows; null in a view that was made without
 * @param indexes the same obligations, figures and cases in the ways that they are asked for
 */
public record PartitionView(
    int partition,
    long clock,
    HashPMap<String, TreePMap<DueOrder, Obligation>> live,
    HashPMap<Group, LiveCounts> counts,
    TreePMap<ComplianceKey, DayFigures> figures,
    HashPMap<String, CaseGauge> cases,
    TreePMap<NotificationsKey, Integer> notifications,
    TreePMap<RestatementKey, StatusCounts> restatements,
    TreePMap<LagKey, Map<Integer, Long>> registrationLags,
    HashPMap<FlowKey, Integer> flows,
    CatalogueInForce catalogue,
    ViewIndexes indexes) {}
