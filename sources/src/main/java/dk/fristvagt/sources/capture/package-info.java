/**
 * From the tables of a case system's database to facts: the mapping, the intake of what the
 * Debezium connector captured, and how both are.
 */
package dk.fristvagt.sources.capture;
