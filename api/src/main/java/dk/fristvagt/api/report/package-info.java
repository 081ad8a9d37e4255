/**
 * The answers that the service gives, made from the views of its partitions. Knows no HTTP: the
 * same answers are the reports of a replay.
 */
package dk.fristvagt.api.report;
