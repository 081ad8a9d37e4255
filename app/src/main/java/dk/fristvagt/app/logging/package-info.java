/** How log lines are written: as text for people, or as JSON for what collects logs. */
package dk.fristvagt.app.logging;
