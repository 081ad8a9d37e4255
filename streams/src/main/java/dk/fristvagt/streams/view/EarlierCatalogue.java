package dk.fristvagt.streams.view;

/**
 * A catalogue that a partition followed once.
 *
 * @param since the first clock step that was made by it, ms since the epoch; null where no step was
 *     made by another before
 */
public record EarlierCatalogue(String id, String fingerprint, Long since) {}
