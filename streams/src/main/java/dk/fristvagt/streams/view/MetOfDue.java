package dk.fristvagt.streams.view;

/** How many obligations were met of those that were due. */
public record MetOfDue(long met, long due) {}
