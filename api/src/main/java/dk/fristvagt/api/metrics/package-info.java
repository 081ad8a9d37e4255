/** What the service measures, for Prometheus. */
package dk.fristvagt.api.metrics;
