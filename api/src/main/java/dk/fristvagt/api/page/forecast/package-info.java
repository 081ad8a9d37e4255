/** What falls due in the days ahead, as a calendar. */
package dk.fristvagt.api.page.forecast;
