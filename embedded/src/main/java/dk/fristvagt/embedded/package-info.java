/**
 * A Kafka broker and a schema registry inside the process, with their data on disk, for running
 * everything on one machine.
 *
 * <p>Both listen on the loopback interface only and neither authenticates its callers: every
 * process of this machine can reach them.
 */
package dk.fristvagt.embedded;
