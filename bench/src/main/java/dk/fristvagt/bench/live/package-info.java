/** Those who follow the live status: {@link dk.fristvagt.bench.live.LiveClientsBench}. */
package dk.fristvagt.bench.live;
