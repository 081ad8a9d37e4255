package dk.fristvagt.api.page.forecast;

/** What falls due in a week, as it is written. */
public record WeekLine(
    String name,
    String days,
    String due,
    String link,
    String expected,
    String interval,
    String unknown) {}
