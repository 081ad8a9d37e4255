package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import java.util.List;

/**
 * What a list found.
 *
 * @param total all that are wanted
 * @param rows in the list's order; one more than asked for where there are more
 */
record ObligationPage(long total, List<Obligation> rows) {}
