/** Who asks, in which roles, and for what of the data. Knows no HTTP server and no Kafka. */
package dk.fristvagt.identity;
