/** The rules in force, in words. */
package dk.fristvagt.api.page.catalogue;
