package dk.fristvagt.api.http;

import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.GaugesTable;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.rules.compliance.PeriodKind;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** {@code GET /api/v1/gauges}. It names caseworkers to those who may see them. */
final class GaugesRoute implements Handler {

  static final String PATH = "/api/v1/gauges";

  private static final Set<String> PARAMETERS =
      Set.of("municipality", "team", "period", "from", "to", AnswerFormat.PARAMETER);
  private static final PeriodKind[] PERIODS = {
    PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR
  };

  private final LiveStatus live;
  private final Etags etags;
  private final Population population;

  GaugesRoute(LiveStatus live, Etags etags, Population population) {
    this.live = live;
    this.etags = etags;
    this.population = population;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    LocalDate from = parameters.date("from");
    GaugesQuery query =
        new GaugesQuery(
            parameters.groups(live.catalogue()),
            Authorization.access(ctx, Permission.CASES),
            from,
            parameters.dateNotBefore("to", "from", from),
            parameters.choice(
                "period", PERIODS, kind -> kind.name().toLowerCase(Locale.ROOT), PeriodKind.MONTH));
    ViewSnapshot snapshot = live.snapshot();
    FormattedAnswer.people(
        ctx,
        format,
        etags,
        snapshot,
        "gauges " + parameters.canonical(),
        () -> live.reports().gauges(snapshot, query, population),
        GaugesTable::of);
  }
}
