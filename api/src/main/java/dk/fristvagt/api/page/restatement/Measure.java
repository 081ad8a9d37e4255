package dk.fristvagt.api.page.restatement;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.DueFigures;
import java.util.function.ToLongFunction;

/** The figures of a month that can be compared with what they were. */
public enum Measure {
  DUE("due", DueFigures::due, "Havde frist", "Due"),
  MET("met", DueFigures::met, "Overholdt", "Met"),
  LATE("late", DueFigures::late, "Gjort for sent", "Done late"),
  OVERDUE("overdue", DueFigures::overdue, "Overskredet", "Overdue"),
  LAPSED("lapsed", DueFigures::lapsed, "Udløbet uopfyldt", "Lapsed"),
  MISSED("missed", DueFigures::missed, "Ikke overholdt", "Missed"),
  UNKNOWN("unknown", DueFigures::unknown, "Ukendt", "Unknown");

  private final String label;
  private final ToLongFunction<DueFigures> figure;
  private final String danish;
  private final String english;

  Measure(String label, ToLongFunction<DueFigures> figure, String danish, String english) {
    this.label = label;
    this.figure = figure;
    this.danish = danish;
    this.english = english;
  }

  /** The name in parameters. */
  public String label() {
    return label;
  }

  public String name(Speech speech) {
    return speech.say(danish, english);
  }

  /** Of a figure that is not there, 0. */
  long of(DueFigures figures) {
    return figures == null ? 0 : figure.applyAsLong(figures);
  }
}
