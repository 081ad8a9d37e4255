/** The committee's table: every rule against its target. */
package dk.fristvagt.api.page.targets;
