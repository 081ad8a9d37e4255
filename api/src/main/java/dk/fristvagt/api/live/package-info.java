/**
 * The status as it changes, pushed to its readers: {@link dk.fristvagt.api.live.StatusBroadcaster}
 * and what it sends. Knows no HTTP beyond the format of server-sent events.
 */
package dk.fristvagt.api.live;
