package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.overview.FindForm;
import dk.fristvagt.api.page.overview.OverviewPage;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.ViewSnapshot;
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
    PageFrame frame = request.frame("Frister lige nu", "Deadlines right now");
    ViewSnapshot snapshot = request.snapshot();
    Reports reports = live.reports();
    FilterChoices choices = FilterChoices.of(snapshot, filter);
    return OverviewPage.of(
        frame,
        new FilterForm(frame, filter).holders(choices),
        FindForm.of(frame, choices.municipalities(), filter.municipalities()),
        filter,
        reports.status(snapshot, filter, request.stale()),
        reports.matrix(snapshot, filter),
        reports.series(snapshot, filter));
  }
}
