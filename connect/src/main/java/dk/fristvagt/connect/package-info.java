/** A Kafka Connect worker as a process of its own. Knows nothing of the rest. */
package dk.fristvagt.connect;
