/**
 * A case system such as a municipality has: relational tables that are changed in place, and who
 * types into them. Knows facts, and nothing of Kafka.
 */
package dk.fristvagt.casesystem;
