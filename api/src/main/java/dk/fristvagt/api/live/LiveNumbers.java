package dk.fristvagt.api.live;

/**
 * How the live status is doing, for operations.
 *
 * @param clients connected now
 * @param channels distinct filters that are kept up now, those without a reader too
 * @param sent events handed to clients since the start; heartbeats are none
 * @param dropped clients closed since the start because they did not read
 * @param refused since the start, because there were too many clients or channels
 */
public record LiveNumbers(int clients, int channels, long sent, long dropped, long refused) {}
