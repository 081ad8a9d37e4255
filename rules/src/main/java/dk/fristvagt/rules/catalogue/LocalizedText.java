package dk.fristvagt.rules.catalogue;

/** The same words in Danish and in English. */
public record LocalizedText(String da, String en) {}
