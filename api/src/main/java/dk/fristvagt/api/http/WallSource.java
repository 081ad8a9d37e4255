package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.wall.WallPage;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ViewSnapshot;
import java.time.Duration;
import java.util.Set;

/** {@code GET /wall}. */
final class WallSource implements PageSource {

  private static final Duration SOON = Duration.ofHours(24);

  private final LiveStatus live;

  WallSource(LiveStatus live) {
    this.live = live;
  }

  @Override
  public Screen screen() {
    return Screen.WALL;
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
    PageFrame frame = request.frame("Frister lige nu", "Deadlines right now");
    ViewSnapshot snapshot = request.snapshot();
    return WallPage.of(
        frame,
        new FilterForm(frame, filter).holders(FilterChoices.of(snapshot, filter)).scope(),
        live.reports().matrix(snapshot, filter),
        live.reports().dueWithin(snapshot, filter, SOON));
  }
}
