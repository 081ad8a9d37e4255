/**
 * Answers as tables, for spreadsheets: one small class per report says its columns, and two writers
 * make files of them, as CSV and as XLSX. Knows no HTTP.
 */
package dk.fristvagt.api.table;
