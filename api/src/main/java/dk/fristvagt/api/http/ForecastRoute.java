package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ForecastGrouping;
import dk.fristvagt.api.report.ForecastQuery;
import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.ForecastTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/forecast}. */
final class ForecastRoute implements Handler {

  private static final Set<String> PARAMETERS =
      Set.of("rule", "municipality", "team", "days", "by", AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final Etags etags;
  private final Forecasts forecasts;

  ForecastRoute(LiveStatus live, Etags etags, Forecasts forecasts) {
    this.live = live;
    this.etags = etags;
    this.forecasts = forecasts;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    ForecastQuery query =
        new ForecastQuery(
            parameters.groups(live.catalogue()),
            parameters.number("days", 1, ForecastQuery.MAX_DAYS, ForecastQuery.DEFAULT_DAYS),
            parameters.choice(
                "by", ForecastGrouping.values(), ForecastGrouping::label, ForecastGrouping.TEAM));
    ViewSnapshot snapshot = live.snapshot();
    FormattedAnswer.figures(
        ctx,
        format,
        etags,
        snapshot,
        "forecast " + parameters.canonical(),
        () -> forecasts.report(snapshot, query),
        ForecastTable::of);
  }
}
