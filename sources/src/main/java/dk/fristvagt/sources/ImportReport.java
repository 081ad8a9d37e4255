package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.RejectReason;
import java.util.Map;

/**
 * What an import did.
 *
 * @param read the lines that are not blank
 * @param written the facts among them, duplicates included
 * @param rejected the others, by reason, in the order of the reasons
 */
public record ImportReport(long read, long written, Map<RejectReason, Long> rejected) {}
