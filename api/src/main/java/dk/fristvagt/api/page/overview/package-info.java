/** The overview: totals, every rule by team, and trends against targets. */
package dk.fristvagt.api.page.overview;
