package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.explanation.EventWords;
import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One record of a fact, in words. */
public final class CaseEvent {

  /** Whether a record counts, and if not why. */
  enum Standing {
    COUNTS,
    /** A later revision of the same fact counts. */
    CORRECTED,
    /** The fact was taken back. */
    VOIDED
  }

  private final PageFrame frame;
  private final Fact fact;
  private final Standing standing;

  CaseEvent(PageFrame frame, Fact fact, Standing standing) {
    this.frame = frame;
    this.fact = fact;
    this.standing = standing;
  }

  /** The same for the same record, unlike any other on the page. */
  public String elementId() {
    return "e-"
        + Link.segment(fact.eventId())
        + '-'
        + fact.revision()
        + '-'
        + fact.registeredAt().epochMilli();
  }

  /** The local day on which it happened. */
  LocalDate day() {
    return frame.figures().localDate(occurred());
  }

  /** {@code Underretning modtaget}. */
  public String name() {
    LocalizedText label = EventWords.of(fact.type()).label();
    String name = frame.say(label.da(), label.en());
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** {@code kl. 10.15}; null where only the date is known. */
  public String time() {
    return fact.occurredAt().datePrecision() ? null : frame.figures().timeOfDay(occurred());
  }

  /** {@code registreret 12 dage senere}: how long after the day it happened, in whole days. */
  public String registeredAfter() {
    long days = daysUntilRegistered();
    if (days == 0) {
      return frame.say("registreret samme dag", "registered the same day");
    }
    String amount =
        frame.figures().count(Math.abs(days))
            + frame.say(
                Math.abs(days) == 1 ? " dag" : " dage", Math.abs(days) == 1 ? " day" : " days");
    return days > 0
        ? frame.say("registreret " + amount + " senere", "registered " + amount + " later")
        : frame.say("registreret " + amount + " før", "registered " + amount + " before");
  }

  /** Whether it was registered on a later day than it happened. */
  public boolean isLate() {
    return daysUntilRegistered() > 0;
  }

  /** {@code 12-03-2021 kl. 10.20}; without a time where only the date is known. */
  public String registered() {
    Figures figures = frame.figures();
    return fact.registeredAt().datePrecision()
        ? figures.day(figures.localDate(registeredInstant()))
        : figures.minute(registeredInstant());
  }

  public String registeredIso() {
    return frame.figures().iso(registeredInstant());
  }

  /** Whether it counts no more. */
  public boolean isStruck() {
    return standing != Standing.COUNTS;
  }

  /** What became of it, or that it corrects another; null where there is nothing to say. */
  public String note() {
    return switch (standing) {
      case CORRECTED -> frame.say("rettet siden", "corrected since");
      case VOIDED ->
          fact.voided()
              ? frame.say("taget tilbage", "taken back")
              : frame.say("taget tilbage siden", "taken back since");
      case COUNTS ->
          fact.revision() == 0 ? null : frame.say("rettelse nr. ", "revision ") + fact.revision();
    };
  }

  /** The child's pseudonym, or null. */
  public String child() {
    return fact.childId();
  }

  /** The system it comes from, or null. */
  public String source() {
    return fact.source();
  }

  public List<FieldValue> fields() {
    return FieldValue.of(fact, frame);
  }

  private long daysUntilRegistered() {
    return ChronoUnit.DAYS.between(day(), frame.figures().localDate(registeredInstant()));
  }

  private Instant occurred() {
    return Instant.ofEpochMilli(fact.occurredAt().epochMilli());
  }

  private Instant registeredInstant() {
    return Instant.ofEpochMilli(fact.registeredAt().epochMilli());
  }
}
