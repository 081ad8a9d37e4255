package dk.fristvagt.api.page.filter;

/**
 * Something that can be chosen in a form.
 *
 * @param value what its address says; empty for all
 * @param text what the reader sees
 */
public record Option(String value, String text, boolean chosen) {}
