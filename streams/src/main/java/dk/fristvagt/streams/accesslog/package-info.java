/** Who was shown which cases: written before it is shown, and looked up afterwards. */
package dk.fristvagt.streams.accesslog;
