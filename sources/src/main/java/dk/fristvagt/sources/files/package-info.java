/** Imports of whole files of facts, whatever their format: counted, repeatable, resumable. */
package dk.fristvagt.sources.files;
