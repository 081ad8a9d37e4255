package dk.fristvagt.api.page.targets;

/**
 * One share against one target, as it is written; a dash where there is nothing to say.
 *
 * @param counts {@code 83 af 404}
 * @param share {@code 20,5 %}
 * @param target {@code 25 %}
 * @param gap {@code −4,5}, the share as written less the target
 * @param verdict in words
 * @param style the verdict's class
 */
public record FigureLine(
    String counts, String share, String target, String gap, String verdict, String style) {}
