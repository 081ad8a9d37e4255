package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;

/**
 * One step from fact to status.
 *
 * @param at the instant it is about, ms since the epoch, or null; of the last {@link
 *     StepKind#CALENDAR} step the due instant
 * @param date the local date it is about: of a due the last day, else that of {@code at}; or null
 * @param eventId the fact it is about, or null
 * @param revision the revision of that fact that counts, or null
 * @param text one or more full sentences; of payloads it shows only truth values, numbers, dates,
 *     enum constants and ids
 */
public record Step(
    StepKind kind, Long at, LocalDate date, String eventId, Integer revision, LocalizedText text) {

  static Step of(StepKind kind, Long at, LocalDate date, LocalizedText text) {
    return new Step(kind, at, date, null, null, text);
  }

  static Step of(StepKind kind, Long at, LocalDate date, Fact fact, LocalizedText text) {
    return new Step(kind, at, date, fact.eventId(), fact.revision(), text);
  }
}
