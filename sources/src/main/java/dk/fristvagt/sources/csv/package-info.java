/**
 * Facts from the CSV files that case systems export, by a mapping file: {@code docs/csv-import.md}.
 */
package dk.fristvagt.sources.csv;
