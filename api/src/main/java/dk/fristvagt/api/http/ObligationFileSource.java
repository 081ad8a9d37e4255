package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.obligation.ExplanationPage;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.explanation.Explanation;
import java.util.Set;

/** {@code GET /obligations/{obligationId}}; the id has slashes in it. */
final class ObligationFileSource implements PageSource {

  static final String PATH = Screen.OBLIGATION.path() + "/<obligationId>";

  private static final int LIVE_SECONDS = 5;

  private final LiveStatus live;
  private final CaseLookup lookup;

  ObligationFileSource(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.lookup = new CaseLookup(live, backend);
  }

  @Override
  public Screen screen() {
    return Screen.OBLIGATION;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public Keeping keeping() {
    return Keeping.FRESH;
  }

  @Override
  public int liveSeconds() {
    return LIVE_SECONDS;
  }

  @Override
  public Page page(PageRequest request) {
    Explanation explanation =
        lookup.explanation(request.pathParam("obligationId"), request.access());
    LocalizedText rule = ExplanationPage.ruleName(explanation);
    return new ExplanationPage(
        request.frame(rule.da(), rule.en()), request.zone(), explanation, live.catalogue());
  }
}
