package dk.fristvagt.api.page.catalogue;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.report.CatalogueChangeReport;
import dk.fristvagt.api.report.CatalogueChangeReport.InForce;
import dk.fristvagt.api.report.CatalogueChangeReport.Progress;
import dk.fristvagt.rules.catalogue.Catalogue;
import java.time.Instant;
import java.util.List;

/**
 * Which catalogue it is and how far a change to another is, in words.
 *
 * @param published when it was, or that it came with the service
 * @param since since when it is followed
 * @param mixed whether some cases still follow another one
 * @param progress empty while nothing is under way
 */
public record CatalogueFacts(
    String name,
    String id,
    String fingerprint,
    String published,
    String since,
    boolean mixed,
    List<Earlier> earlier,
    List<Step> progress) {

  private static final int SHOWN = 12;
  private static final int PERCENT = 100;

  /** One that was followed before. */
  public record Earlier(String id, String fingerprint, String since) {}

  /** How far one partition is. */
  public record Step(String partition, String next, String state, String cases, String percent) {}

  /**
   * @param catalogue the one that the answers follow
   */
  static CatalogueFacts of(PageFrame frame, Catalogue catalogue, CatalogueChangeReport report) {
    InForce inForce = report.inForce();
    return new CatalogueFacts(
        frame.say(catalogue.name().da(), catalogue.name().en()),
        catalogue.id(),
        shorten(inForce == null ? catalogue.fingerprint() : inForce.fingerprint()),
        inForce == null || inForce.published() == null
            ? frame.say("Fulgte med, da tjenesten blev startet", "Came with the service")
            : frame.figures().minute(Instant.ofEpochMilli(inForce.published())),
        inForce == null || inForce.since() == null
            ? frame.say("Altid", "Always")
            : frame.figures().time(inForce.since()),
        inForce != null && inForce.mixed(),
        report.earlier().stream()
            .map(
                one ->
                    new Earlier(
                        one.id(),
                        shorten(one.fingerprint()),
                        one.since() == null
                            ? frame.say("fra begyndelsen", "from the start")
                            : frame.figures().time(one.since())))
            .toList(),
        report.progress().stream()
            .filter(one -> one.next() != null)
            .map(one -> step(frame, one))
            .toList());
  }

  private static Step step(PageFrame frame, Progress progress) {
    return new Step(
        frame.figures().count(progress.partition()),
        progress.next().id() + " (" + shorten(progress.next().fingerprint()) + ')',
        progress.state().equals("waiting")
            ? frame.say("venter på næste skridt", "waits for the next step")
            : frame.say("gennemgår sagerne", "goes through the cases"),
        frame.figures().count(progress.done())
            + frame.say(" af ", " of ")
            + frame.figures().count(progress.total()),
        progress.total() == 0
            ? "–"
            : progress.done() * PERCENT / progress.total() + frame.say("\u00a0%", "%"));
  }

  /** Enough of a digest to tell two apart. */
  private static String shorten(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHOWN, fingerprint.length()));
  }
}
