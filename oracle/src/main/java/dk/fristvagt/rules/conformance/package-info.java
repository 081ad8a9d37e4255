/** The main sources against the oracle, over random histories. */
package dk.fristvagt.rules.conformance;
