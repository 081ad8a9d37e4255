package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.catalogue.text.SpanWords;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times, spans and sentences in both languages, in a municipality's own time. */
final class Words {

  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

  private static final List<String> DANISH_MONTHS =
      List.of(
          "januar",
          "februar",
          "marts",
          "april",
          "maj",
          "juni",
          "juli",
          "august",
          "september",
          "oktober",
          "november",
          "december");

  private static final List<LocalizedText> WEEKDAYS =
      List.of(
          new LocalizedText("mandag", "Monday"),
          new LocalizedText("tirsdag", "Tuesday"),
          new LocalizedText("onsdag", "Wednesday"),
          new LocalizedText("torsdag", "Thursday"),
          new LocalizedText("fredag", "Friday"),
          new LocalizedText("lørdag", "Saturday"),
          new LocalizedText("søndag", "Sunday"));

  private final MunicipalCalendar calendar;

  Words(MunicipalCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * A text with parts in it: {@code {0}}, {@code {1}}, … stand for them, in either language in any
   * order.
   */
  static LocalizedText text(String danish, String english, Object... parts) {
    List<LocalizedText> both = new ArrayList<>(parts.length);
    for (Object part : parts) {
      both.add(
          part instanceof LocalizedText text
              ? text
              : new LocalizedText(String.valueOf(part), String.valueOf(part)));
    }
    return new LocalizedText(
        filled(danish, both.stream().map(LocalizedText::da).toList()),
        filled(english, both.stream().map(LocalizedText::en).toList()));
  }

  private static String filled(String pattern, List<String> parts) {
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(Integer.parseInt(place.group(1)))));
  }

  /** Sentences one after the other. */
  static LocalizedText sentences(LocalizedText... sentences) {
    return join(List.of(sentences), " ", " ");
  }

  /** With the first letter large. */
  static LocalizedText sentence(LocalizedText text) {
    return new LocalizedText(capitalized(text.da()), capitalized(text.en()));
  }

  /** One after the other, where each may have commas in it. */
  static LocalizedText items(List<LocalizedText> items) {
    return join(items, "; ", "; ");
  }

  static LocalizedText list(List<LocalizedText> items) {
    return join(items, ", ", ", ");
  }

  /** {@code »24-timers vurdering« eller »…«}. */
  static LocalizedText events(List<EventSelector> selectors) {
    return join(
        selectors.stream().map(selector -> EventWords.of(selector.type()).quoted()).toList(),
        " eller ",
        " or ");
  }

  static LocalizedText span(Span span) {
    return new LocalizedText(
        SpanWords.of(span, Language.DANISH), SpanWords.of(span, Language.ENGLISH));
  }

  static LocalizedText span(Period period) {
    return new LocalizedText(
        SpanWords.of(period, Language.DANISH), SpanWords.of(period, Language.ENGLISH));
  }

  static LocalizedText weekday(LocalDate day) {
    return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
  }

  /** {@code 3. marts 2021}. */
  static LocalizedText day(LocalDate day) {
    LocalizedText withoutYear = dayOfMonth(day);
    return new LocalizedText(
        withoutYear.da() + " " + day.getYear(), withoutYear.en() + " " + day.getYear());
  }

  /** {@code 3. marts}. */
  static LocalizedText dayOfMonth(LocalDate day) {
    return new LocalizedText(
        day.getDayOfMonth() + ". " + DANISH_MONTHS.get(day.getMonthValue() - 1),
        day.getDayOfMonth() + " " + englishMonth(day));
  }

  /** {@code marts 2021}. */
  static LocalizedText month(LocalDate day) {
    return new LocalizedText(
        DANISH_MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear(),
        englishMonth(day) + " " + day.getYear());
  }

  /** {@code 1 dag}, {@code 3 dage}. */
  static LocalizedText days(long days) {
    return count(days, "dag", "dage", "day", "days");
  }

  /** {@code 2 dage, 3 timer og 5 minutter}; what is less than a minute is said so. */
  static LocalizedText duration(Duration duration) {
    List<LocalizedText> parts = new ArrayList<>();
    if (duration.toDays() > 0) {
      parts.add(days(duration.toDays()));
    }
    if (duration.toHoursPart() > 0) {
      parts.add(count(duration.toHoursPart(), "time", "timer", "hour", "hours"));
    }
    if (duration.toMinutesPart() > 0) {
      parts.add(count(duration.toMinutesPart(), "minut", "minutter", "minute", "minutes"));
    }
    if (parts.isEmpty()) {
      return new LocalizedText("under et minut", "less than a minute");
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    LocalizedText front = list(parts.subList(0, parts.size() - 1));
    return text("{0} og {1}", "{0} and {1}", front, parts.get(parts.size() - 1));
  }

  /** {@code 3. marts 2021 kl. 10.15}; to the millisecond where it is needed. */
  LocalizedText at(long epochMilli) {
    ZonedDateTime local = Instant.ofEpochMilli(epochMilli).atZone(calendar.zone());
    LocalizedText time = at(local.toLocalDateTime());
    List<ZoneOffset> offsets = calendar.zone().getRules().getValidOffsets(local.toLocalDateTime());
    if (offsets.size() < 2) {
      return time;
    }
    // In the hour that a clock set back runs through twice, the time alone does not tell which.
    return local.getOffset().equals(offsets.get(0))
        ? text("{0} (sommertid)", "{0} (summer time)", time)
        : text("{0} (normaltid)", "{0} (standard time)", time);
  }

  /** {@code 3. marts 2021 kl. 10.15} by the local clock. */
  static LocalizedText at(LocalDateTime local) {
    return text(
        "{0} kl. {1}",
        "{0} at {2}", day(local.toLocalDate()), clock(local, '.'), clock(local, ':'));
  }

  /** As {@link #at(long)}, in English with "on" before it. */
  LocalizedText on(long epochMilli) {
    return text("{0}", "on {0}", at(epochMilli));
  }

  /** When a fact says it happened: a date without a clock time says so. */
  LocalizedText on(FactTime time) {
    return time.datePrecision()
        ? text(
            "{0} (kun dato kendt)",
            "on {0} (only the date is known)", day(calendar.localDate(time.epochMilli())))
        : on(time.epochMilli());
  }

  /** {@code underretningen blev modtaget 1. marts 2021 kl. 10.15}. */
  LocalizedText happened(Fact fact) {
    return text("{0} {1}", "{0} {1}", EventWords.of(fact.type()).clause(), on(fact.occurredAt()));
  }

  /** {@code Underretningen blev modtaget 1. marts 2021 kl. 10.15 og registreret kl. 10.20.} */
  LocalizedText fact(Fact fact) {
    EventWords words = EventWords.of(fact.type());
    LocalizedText told =
        words.passive()
            ? text("{0} og registreret {1}", "{0} and registered {1}", happened(fact), entry(fact))
            : text(
                "{0}, og det blev registreret {1}",
                "{0}, which was registered {1}", happened(fact), entry(fact));
    return sentence(
        fact.revision() == 0
            ? text("{0}.", "{0}.", told)
            : text("{0} (rettelse nr. {1}).", "{0} (revision {1}).", told, fact.revision()));
  }

  /** When a fact was registered, as short as it can be said after when it happened. */
  private LocalizedText entry(Fact fact) {
    FactTime registered = fact.registeredAt();
    FactTime occurred = fact.occurredAt();
    boolean sameDay =
        calendar
            .localDate(registered.epochMilli())
            .equals(calendar.localDate(occurred.epochMilli()));
    if (registered.datePrecision()) {
      return sameDay ? text("samme dag", "on the same day") : on(registered);
    }
    if (sameDay && !occurred.datePrecision() && registered.epochMilli() == occurred.epochMilli()) {
      return text("i samme øjeblik", "at the same moment");
    }
    if (!sameDay) {
      return on(registered);
    }
    LocalDateTime local =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(registered.epochMilli()), calendar.zone());
    return occurred.datePrecision()
        ? text("samme dag kl. {0}", "on the same day at {1}", clock(local, '.'), clock(local, ':'))
        : text("kl. {0}", "at {1}", clock(local, '.'), clock(local, ':'));
  }

  /** How late something is: whole days after a last day, else elapsed time. */
  LocalizedText late(Due due, long instant) {
    if (due.lastDay() == null) {
      return duration(Duration.ofMillis(instant - due.instant()));
    }
    return days(ChronoUnit.DAYS.between(due.lastDay(), calendar.localDate(instant)));
  }

  private static LocalizedText count(
      long n, String danish, String danishPlural, String english, String englishPlural) {
    return new LocalizedText(
        n + " " + (n == 1 ? danish : danishPlural), n + " " + (n == 1 ? english : englishPlural));
  }

  private static String clock(LocalDateTime local, char separator) {
    StringBuilder text = new StringBuilder();
    text.append(twoDigits(local.getHour())).append(separator).append(twoDigits(local.getMinute()));
    int milli = local.getNano() / 1_000_000;
    if (local.getSecond() > 0 || milli > 0) {
      text.append(separator).append(twoDigits(local.getSecond()));
    }
    if (milli > 0) {
      text.append(separator == '.' ? ',' : '.').append(String.format(Locale.ROOT, "%03d", milli));
    }
    return text.toString();
  }

  private static String twoDigits(int n) {
    return n < 10 ? "0" + n : String.valueOf(n);
  }

  private static String englishMonth(LocalDate day) {
    return capitalized(day.getMonth().name().toLowerCase(Locale.ROOT));
  }

  private static LocalizedText join(
      List<LocalizedText> items, String danishSeparator, String englishSeparator) {
    return new LocalizedText(
        String.join(danishSeparator, items.stream().map(LocalizedText::da).toList()),
        String.join(englishSeparator, items.stream().map(LocalizedText::en).toList()));
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
