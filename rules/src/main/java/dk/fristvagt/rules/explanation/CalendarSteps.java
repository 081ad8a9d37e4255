package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.day;
import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.span;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.catalogue.Terms.Roll;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.evaluation.Timeline.DueMove;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start to the due instant, one step of arithmetic after the other; the last ends at the
 * due instant itself.
 */
final class CalendarSteps {

  private final Situation situation;
  private final Timeline timeline;
  private final MunicipalCalendar calendar;
  private final Words words;
  private final List<Step> steps = new ArrayList<>();
  private final List<CalculationRow> rows = new ArrayList<>();

  CalendarSteps(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.calendar = situation.calendar();
    this.words = situation.words();
  }

  /** The same steps as a table; filled by {@link #steps}. */
  List<CalculationRow> rows() {
    return List.copyOf(rows);
  }

  List<Step> steps() {
    Terms terms = situation.terms();
    if (terms instanceof Terms.Deadline deadline) {
      within(deadline.within(), deadline.roll());
    } else if (terms instanceof Terms.Recurring recurring) {
      within(timeline.occurrence() == 1 ? recurring.first() : recurring.every(), recurring.roll());
      timeline.moves().forEach(this::moved);
    } else if (terms instanceof Terms.Absence absence) {
      within(absence.within(), Roll.NONE);
    } else if (terms instanceof Terms.Precondition precondition) {
      precondition(precondition);
    } else {
      row(
          words.at(timeline.start()),
          text("hændelsen selv afgør kravet", "the event itself decides"),
          words.at(timeline.due().instant()));
      add(
          timeline.due(),
          text(
              "Kravet afgøres af hændelsen selv, {0}.",
              "The event itself decides, at its own moment: {0}.",
              words.at(timeline.due().instant())));
    }
    return steps;
  }

  private void within(Span span, Roll roll) {
    Due due = timeline.initialDue();
    if (span instanceof Span.Hours) {
      hours(span, due);
      return;
    }
    LocalDate startDay = calendar.localDate(timeline.start());
    LocalizedText skipped = text("", "");
    LocalDate last;
    LocalizedText sum;
    if (span instanceof Span.CalendarPeriod period) {
      last = startDay.plus(period.period());
      sum = text("{0} fra {1} → {2}", "{0} from {1} → {2}", span(span), day(startDay), day(last));
      skipped = clamp(startDay, period.period());
    } else {
      last = calendar.workingDays().plusWorkingDays(startDay, ((Span.WorkingDays) span).days());
      sum =
          text("{0} efter {1} → {2}", "{0} after {1} → {2}", span(span), day(startDay), day(last));
      skipped = skipped(startDay.plusDays(1), last);
    }
    row(day(startDay), noted(span(span), skipped), day(last));
    LocalDate rolled =
        roll == Roll.NEXT_WORKING_DAY ? calendar.workingDays().nextOrSame(last) : last;
    if (rolled.equals(last)) {
      endOfDay(due, last);
      add(due, joined(text("{0}, {1}.", "{0}, {1}.", sum, wholeDay(due)), skipped));
      return;
    }
    steps.add(Step.of(StepKind.CALENDAR, null, last, joined(text("{0}.", "{0}.", sum), skipped)));
    row(
        day(last),
        noted(
            text("flyttes til næste hverdag", "moved to the next working day"),
            skipped(last, rolled)),
        day(rolled));
    endOfDay(due, rolled);
    add(
        due,
        sentences(
            text(
                "{0} er ingen hverdag, og sidste dag flyttes til den næste → {1}, {2}.",
                "{0} is no working day, and the last day moves to the next that is → {1}, {2}.",
                day(last),
                day(rolled),
                wholeDay(due)),
            skipped(last, rolled)));
  }

  private LocalizedText wholeDay(Due due) {
    return situation.terms() instanceof Terms.Absence
        ? text(
            "hele dagen med; perioden slutter {0}",
            "that whole day counts; the time ends on {0}", words.at(due.instant()))
        : text(
            "hele dagen med; fristen er {0}",
            "that whole day counts; the deadline is {0}", words.at(due.instant()));
  }

  /** A month that has no such day ends earlier. */
  private static LocalizedText clamp(LocalDate start, Period period) {
    long months = period.toTotalMonths();
    if (months == 0) {
      return text("", "");
    }
    LocalDate reached = start.plusMonths(months);
    return reached.getDayOfMonth() == start.getDayOfMonth()
        ? text("", "")
        : text(
            "I {0} er der ingen {1}., så den sidste dag i måneden gælder.",
            "{0} has no day {1}, so its last day applies.",
            Words.month(reached),
            start.getDayOfMonth());
  }

  /** The days from one to another that are no working days, by name; the bounds inclusive. */
  private LocalizedText skipped(LocalDate from, LocalDate to) {
    List<LocalizedText> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (!calendar.workingDays().isWorkingDay(day)) {
        days.add(
            text(
                "{0} ({1})",
                "{0} ({1})", Words.dayOfMonth(day), HolidayNames.of(calendar.workingDays(), day)));
      }
    }
    return days.isEmpty()
        ? text("", "")
        : text("Sprunget over: {0}.", "Skipped: {0}.", Words.list(days));
  }

  private void hours(Span span, Due due) {
    FactTime startTime = startTime();
    long from = timeline.start();
    if (startTime.datePrecision()) {
      LocalDate day = calendar.localDate(from);
      from = calendar.endOf(day);
      row(
          day(day),
          text(
              "kun datoen er kendt: timerne regnes fra dagens slutning",
              "only the date is known: the hours run from the end of the day"),
          words.at(from));
      steps.add(
          Step.of(
              StepKind.CALENDAR,
              from,
              day,
              text(
                  "Kun datoen {0} er kendt, så timerne regnes fra dagens slutning, {1}.",
                  "Only the date {0} is known, so the hours run from the end of that day, {1}.",
                  day(day),
                  words.at(from))));
    }
    row(
        words.at(from),
        noted(span(span), clockChange(from, due.instant())),
        words.at(due.instant()));
    add(
        due,
        joined(
            text(
                "{0} fra {1} → {2}; det er fristen.",
                "{0} from {1} → {2}; that is the deadline.",
                span(span),
                words.at(from),
                words.at(due.instant())),
            clockChange(from, due.instant())));
  }

  /** What the start event, or the fulfilment before, says of its time. */
  private FactTime startTime() {
    Fact fact = timeline.previous() == null ? timeline.startEvent() : timeline.previous().fact();
    return fact.occurredAt();
  }

  private LocalizedText clockChange(long from, long to) {
    ZoneOffsetTransition change =
        calendar.zone().getRules().nextTransition(Instant.ofEpochMilli(from));
    if (change == null || change.getInstant().toEpochMilli() > to) {
      return text("", "");
    }
    Duration by = change.getDuration();
    return text(
        by.isNegative()
            ? "Uret stilles {0} tilbage {1}; der regnes i forløbne timer."
            : "Uret stilles {0} frem {1}; der regnes i forløbne timer.",
        by.isNegative()
            ? "The clock goes back {0} on {1}; elapsed hours are counted."
            : "The clock goes forward {0} on {1}; elapsed hours are counted.",
        Words.duration(by.abs()),
        Words.at(change.getDateTimeBefore()));
  }

  private void moved(DueMove move) {
    row(
        words.at(move.from().instant()),
        text(
            "flyttet: {0} {1}",
            "moved: {0} {1}",
            EventWords.of(move.fact().type()).label(),
            words.on(move.fact().occurredAt())),
        words.at(move.to().instant()));
    steps.add(
        Step.of(
            StepKind.CALENDAR,
            move.to().instant(),
            move.to().day(),
            move.fact(),
            sentences(
                words.fact(move.fact()),
                text(
                    "Næste gang skal være senest {0}, hele dagen med; fristen flyttes fra {1}"
                        + " til {2}.",
                    "The next is to be by {0}, that whole day counts; the deadline moves from"
                        + " {1} to {2}.",
                    day(move.to().day()),
                    words.at(move.from().instant()),
                    words.at(move.to().instant())))));
  }

  private void precondition(Terms.Precondition terms) {
    LocalDate day = calendar.localDate(timeline.start());
    if (terms.lookback() != null) {
      long from = calendar.lookbackFrom(timeline.start(), terms.lookback());
      row(
          day(day),
          text("{0} tilbage: tidligst da", "{0} back: no earlier than", span(terms.lookback())),
          day(calendar.localDate(from)));
      steps.add(
          Step.of(
              StepKind.CALENDAR,
              from,
              calendar.localDate(from),
              text(
                  "{0} før {1} → {2}; det, der er ældre, tæller ikke.",
                  "{0} before {1} → {2}; what is older does not count.",
                  span(terms.lookback()),
                  day(day),
                  day(calendar.localDate(from)))));
    }
    Due due = timeline.due();
    row(
        timeline.dueInclusive() ? words.at(timeline.start()) : day(day),
        timeline.dueInclusive()
            ? text("senest i det øjeblik", "by that very moment")
            : text("kun datoen er kendt: hele dagen med", "only the date is known: the whole day"),
        words.at(due.instant()));
    add(
        due,
        timeline.dueInclusive()
            ? text(
                "Det skulle være gjort senest {0}; det øjeblik er selv med.",
                "It was to have been done by {0}; that very moment counts.",
                words.at(due.instant()))
            : text(
                "Kun datoen {0} er kendt, så hele dagen er med; fristen er {1}.",
                "Only the date {0} is known, so that whole day counts; the deadline is {1}.",
                day(day),
                words.at(due.instant())));
  }

  private void row(LocalizedText from, LocalizedText step, LocalizedText to) {
    rows.add(new CalculationRow(from, step, to));
  }

  private void endOfDay(Due due, LocalDate last) {
    row(day(last), text("hele dagen med", "that whole day counts"), words.at(due.instant()));
  }

  /** A note follows as a sentence of its own. */
  private static LocalizedText noted(LocalizedText step, LocalizedText note) {
    return note.da().isEmpty() ? step : text("{0}. {1}", "{0}. {1}", step, note);
  }

  private void add(Due due, LocalizedText text) {
    steps.add(Step.of(StepKind.CALENDAR, due.instant(), due.day(), text));
  }

  private static LocalizedText joined(LocalizedText first, LocalizedText second) {
    return second.da().isEmpty() ? first : sentences(first, second);
  }
}
