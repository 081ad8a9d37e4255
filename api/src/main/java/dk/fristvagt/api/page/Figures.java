package dk.fristvagt.api.page;

import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a Danish or an English reader writes them. Immutable. */
public final class Figures {

  private static final String NONE = "–";

  private final Speech speech;
  private final ZoneId zone;
  private final Locale locale;

  Figures(Speech speech, ZoneId zone) {
    this.speech = speech;
    this.zone = zone;
    this.locale = speech.equals(Speech.DANISH) ? Locale.forLanguageTag("da-DK") : Locale.UK;
  }

  /** {@code 1.234}. */
  public String count(long n) {
    String text = String.format(Locale.ROOT, "%,d", n);
    return speech.equals(Speech.DANISH) ? text.replace(',', '.') : text;
  }

  /** {@code 12,5}: one decimal, half up; a dash without data. */
  public String average(Double value) {
    return value == null
        ? NONE
        : decimal(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
  }

  /** {@code 20,5 %}: one decimal, half up, from the two whole numbers; a dash without data. */
  public String percent(Share share) {
    if (share.due() == 0) {
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

  /** {@code 22. november 2026 kl. 11.58.05}. */
  public String time(Instant instant) {
    String pattern = speech.say("d. MMMM uuuu 'kl.' HH.mm.ss", "d MMMM uuuu 'at' HH:mm:ss");
    return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
  }

  /** The last local day on which something due then could be done in time; a dash for null. */
  public String lastDay(Instant due) {
    if (due == null) {
      return NONE;
    }
    LocalDate day = due.minusMillis(1).atZone(zone).toLocalDate();
    return DateTimeFormatter.ofPattern(speech.say("dd-MM-uuuu", "dd/MM/uuuu"), locale).format(day);
  }

  /** For machines: {@code 2026-11-22T10:58:05.000Z}. */
  public String iso(Instant instant) {
    return ReportJson.instant(instant);
  }

  private String percentSign() {
    return speech.say("\u00a0%", "%");
  }

  private String decimal(BigDecimal value) {
    String text = value.toPlainString();
    return speech.equals(Speech.DANISH) ? text.replace('.', ',') : text;
  }
}
