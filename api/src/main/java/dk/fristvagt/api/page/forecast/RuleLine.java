package dk.fristvagt.api.page.forecast;

/** What falls due under a rule, as it is written. */
public record RuleLine(
    String name,
    String link,
    String due,
    String expected,
    String interval,
    String unknown,
    String overdue) {}
