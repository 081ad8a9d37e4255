/** What stands in the rejects, read beside the topology. */
package dk.fristvagt.streams.rejects;
