package dk.fristvagt.app.command;

import dk.fristvagt.rules.catalogue.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as a Danish or an English reader writes them: one decimal, half up. Immutable. */
final class FigureText {

  private static final String NONE = "–";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Language language;

  FigureText(Language language) {
    this.language = language;
  }

  String say(String danish, String english) {
    return language == Language.DANISH ? danish : english;
  }

  /** {@code 20.5 %}, from the two whole numbers; a dash without data. */
  String percent(long part, long whole) {
    return whole == 0 ? NONE : decimal(share(part, whole)) + " %";
  }

  /**
   * {@code -4.5}: the share as it is shown less the target, so that the three figures of a line
   * agree; a dash without data or target.
   *
   * @param percent the target, or null
   */
  String gap(long met, long due, Integer percent) {
    if (due == 0 || percent == null) {
      return NONE;
    }
    BigDecimal gap = share(met, due).subtract(BigDecimal.valueOf(percent));
    return (gap.signum() > 0 ? "+" : "") + decimal(gap);
  }

  /** {@code 12.5}, from the two whole numbers; a dash without data. */
  String per(long times, long part, long whole) {
    return whole == 0
        ? NONE
        : decimal(
            BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(times))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
  }

  /** {@code 25 %}; a dash for null. */
  String target(Integer percent) {
    return percent == null ? NONE : percent + " %";
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  private String decimal(BigDecimal value) {
    String text = value.toPlainString();
    return language == Language.DANISH ? text.replace('.', ',') : text;
  }
}
