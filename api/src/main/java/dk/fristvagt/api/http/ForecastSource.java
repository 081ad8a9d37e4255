package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.forecast.ForecastPage;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.ForecastGrouping;
import dk.fristvagt.api.report.ForecastQuery;
import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import java.util.Set;

/** {@code GET /forecast}. The first request of a day waits while the curves are made. */
final class ForecastSource implements PageSource {

  private static final int LIVE_SECONDS = 5;

  private final LiveStatus live;
  private final ApiBackend backend;
  private final Forecasts forecasts;

  ForecastSource(LiveStatus live, ApiBackend backend, Forecasts forecasts) {
    this.live = live;
    this.backend = backend;
    this.forecasts = forecasts;
  }

  @Override
  public Screen screen() {
    return Screen.FORECAST;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("rule", "municipality", "team");
  }

  @Override
  public Keeping keeping() {
    return Keeping.FIGURES;
  }

  @Override
  public int liveSeconds() {
    return LIVE_SECONDS;
  }

  @Override
  public Page page(PageRequest request) {
    Catalogue catalogue = live.catalogue();
    GroupFilter filter = request.parameters().groups(catalogue);
    Calendars calendars =
        request
            .snapshot()
            .catalogue()
            .map(followed -> followed.newest().calendars())
            .orElse(backend.calendars());
    PageFrame frame = request.frame("Kalender", "Forecast");
    return new ForecastPage(
        frame,
        forecasts.report(
            request.snapshot(),
            new ForecastQuery(filter, ForecastQuery.DEFAULT_DAYS, ForecastGrouping.RULE)),
        calendars.of("").workingDays(),
        new FilterForm(frame, filter)
            .rules(catalogue)
            .holders(FilterChoices.of(request.snapshot(), filter)),
        filter);
  }
}
