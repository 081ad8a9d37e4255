package dk.fristvagt.api.http;

import dk.fristvagt.api.page.OverviewPage;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.report.GroupFilter;
import java.util.Set;

/** {@code GET /}. */
final class OverviewSource implements PageSource {

  private final LiveStatus live;

  OverviewSource(LiveStatus live) {
    this.live = live;
  }

  @Override
  public Screen screen() {
    return Screen.OVERVIEW;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("municipality", "team");
  }

  @Override
  public Keeping keeping() {
    return Keeping.FIGURES;
  }

  @Override
  public int liveSeconds() {
    return 1;
  }

  @Override
  public Page page(PageRequest request) {
    GroupFilter filter = request.parameters().groups(live.catalogue());
    return new OverviewPage(
        request.frame("Frister lige nu", "Deadlines right now"),
        live.reports().status(request.snapshot(), filter, request.stale()),
        filter);
  }
}
