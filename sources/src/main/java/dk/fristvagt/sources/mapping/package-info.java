/** What the files of all kinds of mappings have in common; each kind has a language of its own. */
package dk.fristvagt.sources.mapping;
