package dk.fristvagt.api.report;

import java.time.LocalDate;

/**
 * The obligations due in some whole months, held against the target in force on the last of their
 * days that has come.
 *
 * @param from the first day
 * @param to the last day, which in an unfinished month is the clock's
 * @param now as known now
 * @param atClose as it stood when each of the months closed; null while any of them is open
 */
public record TargetSpan(LocalDate from, LocalDate to, TargetFigure now, TargetFigure atClose) {}
