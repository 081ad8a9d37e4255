package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.ObligationRow;
import java.time.Instant;

/** One obligation of a case, in words. */
public final class CaseObligation {

  private final PageFrame frame;
  private final ObligationRow row;
  private final String rule;
  private final Instant clock;

  /**
   * @param rule what its rule is called
   * @param clock that of the case
   */
  CaseObligation(PageFrame frame, ObligationRow row, String rule, Instant clock) {
    this.frame = frame;
    this.row = row;
    this.rule = rule;
    this.clock = clock;
  }

  /** The same for the same obligation, unlike any other on the page. */
  public String elementId() {
    return "o-" + Link.segment(row.id());
  }

  /** The rule's name; of a later one of a row with its number. */
  public String name() {
    return row.occurrence() == 1 ? rule : rule + frame.say(", nr. ", ", no. ") + row.occurrence();
  }

  public String link() {
    return frame.obligationLink(row.id()).toString();
  }

  public String start() {
    return frame.figures().day(frame.figures().localDate(row.start()));
  }

  public String warning() {
    return frame.figures().minute(row.warnAt());
  }

  public String due() {
    return frame.figures().due(row.due());
  }

  public String dueIso() {
    return frame.figures().iso(row.due());
  }

  /** How long over, or left; null of one that is done. */
  public String distance() {
    return row.status().isLive() ? frame.figures().distance(row.due(), clock) : null;
  }

  /** When it was fulfilled, or ended unfulfilled, which is said; a dash where neither. */
  public String done() {
    return row.cancelledAt() != null
        ? frame.say("bortfaldet ", "ended ") + frame.figures().minute(row.cancelledAt())
        : frame.figures().minute(row.fulfilledAt());
  }

  public String holder() {
    Words words = new Words(frame.speech());
    return words.holder(row.caseworker()) + ", " + words.holder(row.team());
  }

  public String status() {
    return new Words(frame.speech()).status(row.status());
  }

  /** The class of the status's badge. */
  public String badge() {
    return Words.badge(row.status());
  }

  /**
   * Live ones first, the earliest due first among them; those that are done by due, the last first.
   */
  static int compare(ObligationRow a, ObligationRow b) {
    if (a.status().isLive() != b.status().isLive()) {
      return a.status().isLive() ? -1 : 1;
    }
    int byDue = a.due().compareTo(b.due());
    return a.status().isLive() ? byDue : -byDue;
  }
}
