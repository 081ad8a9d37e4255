package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping says for all its files.
 *
 * @param patterns of dates and of dates with times, tried in turn
 * @param timePatterns of times of day in a column of their own
 * @param municipality where a fact does not say it itself
 * @param valueMaps by name
 */
record MappingTerms(
    CsvDialect dialect,
    List<TimePattern> patterns,
    List<TimePattern> timePatterns,
    LocalTimes times,
    Booleans booleans,
    WholeNumbers numbers,
    Optional<String> source,
    Optional<Located> municipality,
    Map<String, Located> valueMaps,
    Map<String, Pseudonym> pseudonyms) {}
