package dk.fristvagt.api.page.restatement;

/** How long after they happened the facts of a team, registered in a period, were registered. */
public record LagLine(
    String team, String period, String facts, String median, String p90, String sameDay) {}
