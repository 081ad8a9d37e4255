package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.catalogue.CataloguePage;
import dk.fristvagt.api.report.CatalogueChangeReport;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ViewSnapshot;
import java.util.Set;

/** {@code GET /catalogue}. */
final class CatalogueSource implements PageSource {

  private static final int LIVE_SECONDS = 5;

  private final LiveStatus live;
  private final ApiBackend backend;

  CatalogueSource(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  @Override
  public Screen screen() {
    return Screen.CATALOGUE;
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public Keeping keeping() {
    return Keeping.FIGURES;
  }

  @Override
  public int liveSeconds() {
    return LIVE_SECONDS;
  }

  /** How far a change is shows before any view changes. */
  @Override
  public String madeFrom() {
    return report(backend.snapshot()).progress().toString();
  }

  @Override
  public Page page(PageRequest request) {
    CatalogueChangeReport change = report(request.snapshot());
    return new CataloguePage(
        request.frame("Regler", "Rules"),
        live.catalogue(),
        request.access().isEverything() ? change : change.withoutProgress(),
        live.reports()
            .status(request.snapshot(), GroupFilter.within(request.access()), request.stale()));
  }

  private CatalogueChangeReport report(ViewSnapshot snapshot) {
    return CatalogueChangeReport.of(snapshot, backend.views().catalogueChanges().all());
  }
}
