/**
 * A second reading of the figures, written from the semantics alone and as plainly as possible.
 *
 * <p>It shares nothing with the main sources but {@code dk.fristvagt.rules.fact}, knows one
 * catalogue (the built-in one, typed in by hand) and one zone (Europe/Copenhagen), and is slow.
 * What it says and what the main sources say must be the same for every history.
 */
package dk.fristvagt.rules.oracle;
