/**
 * Random case histories that go for the edges: colliding ids, ties, corrections and voids, circles
 * of measures, clock changes, Easter, year ends, deadlines met to the millisecond. Every record
 * would pass a reader of facts.
 */
package dk.fristvagt.rules.histories;
