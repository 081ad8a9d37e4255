package dk.fristvagt.api.page.worklist;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.ObligationRow;
import java.time.Instant;

/** One obligation of a worklist, in words. */
public final class WorklistRow {

  private final PageFrame frame;
  private final ObligationRow row;
  private final String rule;

  /**
   * @param rule what its rule is called
   */
  WorklistRow(PageFrame frame, ObligationRow row, String rule) {
    this.frame = frame;
    this.row = row;
    this.rule = rule;
  }

  /** The same for the same obligation, unlike any other on the page. */
  public String elementId() {
    return "o-" + Link.segment(row.id());
  }

  public String due() {
    return frame.figures().due(row.due());
  }

  public Instant dueInstant() {
    return row.due();
  }

  /** How long over, or left; null of one that is done. */
  public String distance() {
    return row.status().isLive() ? frame.figures().distance(row.due(), frame.clock()) : null;
  }

  public String rule() {
    return rule;
  }

  public String link() {
    return frame.obligationLink(row.id()).toString();
  }

  public String caseId() {
    return row.caseId();
  }

  public String municipality() {
    return Words.municipality(row.municipality());
  }

  public String caseLink() {
    return frame.caseLink(row.municipality(), row.caseId()).toString();
  }

  public String caseworker() {
    return new Words(frame.speech()).holder(row.caseworker());
  }

  public String team() {
    return new Words(frame.speech()).holder(row.team());
  }

  public String status() {
    return new Words(frame.speech()).status(row.status());
  }

  /** The class of the status's badge. */
  public String badge() {
    return Words.badge(row.status());
  }

  /** When it began. */
  public String start() {
    Figures figures = frame.figures();
    return figures.day(figures.localDate(row.start()));
  }
}
