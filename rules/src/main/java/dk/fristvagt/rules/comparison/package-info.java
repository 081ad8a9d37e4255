/** What two catalogues say of the same facts. Pure: no clock, no input or output. */
package dk.fristvagt.rules.comparison;
