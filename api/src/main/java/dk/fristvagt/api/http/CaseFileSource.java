package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.cases.CasePage;
import dk.fristvagt.rules.fact.CaseId;
import java.util.Set;

/** {@code GET /cases/{municipality}/{caseId}}. */
final class CaseFileSource implements PageSource {

  static final String PATH = Screen.CASE.path() + "/{municipality}/{caseId}";

  private static final int LIVE_SECONDS = 5;

  private final LiveStatus live;
  private final CaseLookup lookup;

  CaseFileSource(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.lookup = new CaseLookup(live, backend);
  }

  @Override
  public Screen screen() {
    return Screen.CASE;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CasePage.ORDER);
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
    CaseId id = new CaseId(request.pathParam("municipality"), request.pathParam("caseId"));
    boolean newestFirst =
        request
            .parameters()
            .choice(
                CasePage.ORDER,
                new Boolean[] {true, false},
                newest -> newest ? CasePage.NEWEST_FIRST : CasePage.OLDEST_FIRST,
                true);
    return new CasePage(
        request.frame("Sag " + id.caseId(), "Case " + id.caseId()),
        request.zone(),
        id,
        lookup.caseDetail(id, request.access()),
        live.catalogue(),
        newestFirst);
  }
}
