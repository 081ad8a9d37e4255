package dk.fristvagt.api.page.targets;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.Share;
import dk.fristvagt.api.report.TargetFigure;
import dk.fristvagt.api.report.TargetRow;
import dk.fristvagt.api.report.TargetTrend;
import dk.fristvagt.rules.compliance.Trend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** How figures of targets are written. */
final class TargetWords {

  private static final String NONE = "–";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Speech speech;
  private final Figures figures;
  private final Words words;

  TargetWords(Speech speech, Figures figures) {
    this.speech = speech;
    this.figures = figures;
    this.words = new Words(speech);
  }

  /**
   * A figure in words.
   *
   * @param figure null where there is none
   */
  FigureLine line(TargetFigure figure) {
    if (figure == null) {
      return new FigureLine(NONE, NONE, NONE, NONE, NONE, "none");
    }
    return new FigureLine(
        counts(figure.met(), figure.due()),
        figures.percent(Share.of(figure.met(), figure.due())),
        percent(figure.percent()),
        gap(figure.met(), figure.due(), figure.percent()),
        words.verdict(figure.verdict()),
        figure.verdict().label());
  }

  /** A month's figure, which is not judged. */
  FigureLine line(Share share, Integer percent) {
    if (share == null) {
      return new FigureLine(NONE, NONE, percent(percent), NONE, NONE, "none");
    }
    return new FigureLine(
        counts(share.met(), share.due()),
        figures.percent(share),
        percent(percent),
        gap(share.met(), share.due(), percent),
        NONE,
        "none");
  }

  /** {@code 50 % fra 30-06-2022}; a dash after the last. */
  String next(TargetRow.Milestone next) {
    if (next == null) {
      return NONE;
    }
    return percent(next.percent())
        + speech.say(" fra ", " from ")
        + figures.day(YearMonth.parse(next.month()).atEndOfMonth());
  }

  /** The target in force and since when, and the next, in a sentence. */
  String target(TargetRow row) {
    String now;
    if (row.target() == null) {
      now =
          row.milestones().isEmpty()
              ? speech.say("Intet mål er sat.", "No target is set.")
              : speech.say("Intet mål gælder endnu.", "No target applies yet.");
    } else if (row.target().month() == null) {
      now =
          speech.say("Målet er altid ", "The target is always ")
              + percent(row.target().percent())
              + '.';
    } else {
      now =
          speech.say("Målet er ", "The target is ")
              + percent(row.target().percent())
              + speech.say(" siden ", " since ")
              + figures.day(YearMonth.parse(row.target().month()).atEndOfMonth())
              + '.';
    }
    return row.next() == null
        ? now
        : now + speech.say(" Næste mål er ", " The next target is ") + next(row.next()) + '.';
  }

  /** {@code Bedre (+3,2)}. */
  String trend(TargetTrend.Step step) {
    String direction = direction(step);
    return step.change() == null || step.direction() == Trend.NONE
        ? direction
        : direction + " (" + points(step.change()) + ')';
  }

  /** Both trends, each a sentence. */
  List<String> trends(TargetTrend trend) {
    return List.of(
        speech.say("Sidste måned mod måneden før: ", "Last month against the one before: ")
            + sentence(trend.month()),
        speech.say(
                "Sidste tre måneder mod de tre før: ",
                "Last three months against the three before: ")
            + sentence(trend.threeMonths()));
  }

  private String sentence(TargetTrend.Step step) {
    String change =
        step.change() == null
            ? ""
            : ", " + points(step.change()) + speech.say(" procentpoint", " percentage points");
    return direction(step).toLowerCase(Locale.ROOT)
        + change
        + " ("
        + counts(step.before().met(), step.before().due())
        + speech.say(", nu ", ", now ")
        + counts(step.after().met(), step.after().due())
        + ").";
  }

  private String direction(TargetTrend.Step step) {
    return switch (step.direction()) {
      case BETTER -> speech.say("Bedre", "Better");
      case WORSE -> speech.say("Ringere", "Worse");
      case UNCHANGED -> speech.say("Uændret", "Unchanged");
      case NONE -> speech.say("For få til at sige", "Too few to say");
    };
  }

  String counts(long met, long due) {
    return figures.count(met) + speech.say(" af ", " of ") + figures.count(due);
  }

  private String percent(Integer percent) {
    return percent == null ? NONE : percent + speech.say("\u00a0%", "%");
  }

  /** The share as it is written less the target, so that the three agree. */
  private String gap(long met, long due, Integer percent) {
    if (due == 0 || percent == null) {
      return NONE;
    }
    BigDecimal share =
        BigDecimal.valueOf(met)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(due), 1, RoundingMode.HALF_UP);
    return points(share.subtract(BigDecimal.valueOf(percent)).doubleValue());
  }

  private String points(double points) {
    return figures.points(points);
  }
}
