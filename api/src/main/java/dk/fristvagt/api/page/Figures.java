package dk.fristvagt.api.page;

import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Numbers and times as a Danish or an English reader writes them. Immutable. */
public final class Figures {

  private static final String NONE = "–";
  private static final long HOURS_TOLD_AS_HOURS = 48;

  private final Speech speech;
  private final ZoneId zone;
  private final Locale locale;

  /**
   * @param zone the zone that times are shown in
   */
  public Figures(Speech speech, ZoneId zone) {
    this.speech = speech;
    this.zone = zone;
    this.locale = speech.equals(Speech.DANISH) ? Locale.forLanguageTag("da-DK") : Locale.UK;
  }

  /** {@code 1.234}. */
  public String count(long n) {
    String text = String.format(Locale.ROOT, "%,d", n);
    return speech.equals(Speech.DANISH) ? text.replace(',', '.') : text;
  }

  /** {@code 1.234}; a dash for null. */
  public String count(Number n) {
    return n == null ? NONE : count(n.longValue());
  }

  /** {@code +12}, {@code −3} or {@code 0}. */
  public String change(long n) {
    return n > 0 ? '+' + count(n) : n < 0 ? '\u2212' + count(-n) : "0";
  }

  /** {@code 12,5}: one decimal, half up; a dash without data. */
  public String average(Double value) {
    return value == null
        ? NONE
        : decimal(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
  }

  /** {@code 20,5 %}: one decimal, half up, from the two whole numbers; a dash without data. */
  public String percent(Share share) {
    if (share == null || share.due() == 0) {
      return NONE;
    }
    BigDecimal percent =
        BigDecimal.valueOf(share.met())
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(share.due()), 1, RoundingMode.HALF_UP);
    return decimal(percent) + percentSign();
  }

  /** {@code 25 %}; a dash without a target. */
  public String target(Double share) {
    return share == null ? NONE : Math.round(share * 100) + percentSign();
  }

  /** Percentage points with their sign, {@code +1,5} or {@code −20,5}; a dash without data. */
  public String points(Double points) {
    if (points == null) {
      return NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP);
    String sign = rounded.signum() > 0 ? "+" : rounded.signum() < 0 ? "\u2212" : "";
    return sign + decimal(rounded.abs());
  }

  /** {@code 22. november 2026 kl. 11.58.05}. */
  public String time(Instant instant) {
    return format(instant, "d. MMMM uuuu 'kl.' HH.mm.ss", "d MMMM uuuu 'at' HH:mm:ss");
  }

  /** {@code 11.58}. */
  public String hour(Instant instant) {
    return format(instant, "HH.mm", "HH:mm");
  }

  /** {@code 22-11-2026 kl. 11.58}; a dash for null. */
  public String minute(Instant instant) {
    return instant == null ? NONE : format(instant, "dd-MM-uuuu 'kl.' HH.mm", "dd/MM/uuuu HH:mm");
  }

  /** {@code kl. 11.58}. */
  public String timeOfDay(Instant instant) {
    return format(instant, "'kl.' HH.mm", "'at' HH:mm");
  }

  /** {@code 22-11-2026}; a dash for null. */
  public String day(LocalDate day) {
    return day == null ? NONE : format(day, "dd-MM-uuuu", "dd/MM/uuuu");
  }

  /** {@code 22. nov.}, for the axes of charts. */
  public String shortDay(LocalDate day) {
    return format(day, "d. MMM", "d MMM");
  }

  /** {@code søndag den 22. november 2026}. */
  public String longDay(LocalDate day) {
    return format(day, "EEEE 'den' d. MMMM uuuu", "EEEE d MMMM uuuu");
  }

  /** {@code november 2026}. */
  public String month(YearMonth month) {
    return format(month, "MMMM uuuu", "MMMM uuuu");
  }

  /** {@code nov. 26}, for the axes of charts. */
  public String shortMonth(YearMonth month) {
    return format(month, "MMM uu", "MMM uu");
  }

  /** The last local day on which something due then could be done in time; a dash for null. */
  public String lastDay(Instant due) {
    return due == null ? NONE : day(due.minusMillis(1).atZone(zone).toLocalDate());
  }

  /**
   * When something must be done: the last whole day, or the time of day where the deadline is one
   * of hours; a dash for null.
   */
  public String due(Instant due) {
    if (due == null) {
      return NONE;
    }
    return due.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT) ? lastDay(due) : minute(due);
  }

  /**
   * How long since something was due, or until it is: {@code 3 dage over}, {@code 5 timer igen}.
   */
  public String distance(Instant due, Instant clock) {
    boolean over = !due.isAfter(clock);
    Duration apart = over ? Duration.between(due, clock) : Duration.between(clock, due);
    String amount;
    if (apart.toHours() < HOURS_TOLD_AS_HOURS) {
      long hours = apart.toHours();
      amount =
          hours == 0
              ? speech.say("under 1 time", "less than 1 hour")
              : count(hours)
                  + speech.say(hours == 1 ? " time" : " timer", hours == 1 ? " hour" : " hours");
    } else {
      amount = count(apart.toDays()) + speech.say(" dage", " days");
    }
    return amount + (over ? speech.say(" over", " overdue") : speech.say(" igen", " left"));
  }

  /** The local date of an instant. */
  public LocalDate localDate(Instant instant) {
    return ZonedDateTime.ofInstant(instant, zone).toLocalDate();
  }

  /** For machines: {@code 2026-11-22T10:58:05.000Z}. */
  public String iso(Instant instant) {
    return ReportJson.instant(instant);
  }

  /** {@code 1,5}: a decimal number as it is written here, without rounding. */
  public String decimal(BigDecimal value) {
    String text = value.toPlainString();
    return speech.equals(Speech.DANISH) ? text.replace('.', ',') : text;
  }

  private String format(TemporalAccessor when, String danish, String english) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(speech.say(danish, english), locale).withZone(zone);
    return formatter.format(when);
  }

  private String percentSign() {
    return speech.say("\u00a0%", "%");
  }
}
