/** Change data capture put together: Kafka Connect as a process, the intake, who watches both. */
package dk.fristvagt.app.capture;
