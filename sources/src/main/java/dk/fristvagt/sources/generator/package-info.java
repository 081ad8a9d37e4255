/**
 * Invented case histories of a municipality's child and family service: what stands in for a case
 * system, whose real data nobody outside a municipality can have.
 *
 * <p>{@link dk.fristvagt.sources.generator.HistoryGenerator} is the way in. The same {@link
 * dk.fristvagt.sources.generator.GeneratorSettings} give the same facts, byte for byte, on any
 * machine: every case draws from a random stream of its own, so neither the order of generation nor
 * the last day asked for changes what is known of it. Nobody in these histories exists.
 */
package dk.fristvagt.sources.generator;
