package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.RejectReason;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a replay fed.
 *
 * @param read the lines that are not blank
 * @param fed the facts that were fed
 * @param withheld the facts registered after the end, but not so late that they are rejected
 * @param rejected the others, by reason, in the order of the reasons
 * @param ticks how many ticks were fed
 * @param until the last tick, ms since the epoch; empty when there is neither a fact nor a given
 *     end
 */
public record ReplayReport(
    long read,
    long fed,
    long withheld,
    Map<RejectReason, Long> rejected,
    long ticks,
    OptionalLong until) {}
