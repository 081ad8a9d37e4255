package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.catalogue.LocalizedText;

/**
 * One step of the arithmetic from the start to the due instant, as a row of a table. The last row
 * ends at the due instant.
 *
 * @param from the day or instant it is counted from
 * @param step what is added, or which rule of counting applies; days that are skipped by name
 * @param to the day or instant it leads to
 */
public record CalculationRow(LocalizedText from, LocalizedText step, LocalizedText to) {}
