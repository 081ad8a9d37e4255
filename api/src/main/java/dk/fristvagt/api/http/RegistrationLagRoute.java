package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.RegistrationLagTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/registration-lag}: how long after they happened facts were registered. */
final class RegistrationLagRoute implements Handler {

  static final String PATH = "/api/v1/registration-lag";

  private static final Set<String> PARAMETERS =
      Set.of("municipality", "team", "from", "to", "period", "by", AnswerFormat.PARAMETER);

  /** Lags are kept for teams, never for caseworkers. */
  private static final Grouping[] GROUPINGS = {Grouping.TEAM, Grouping.MUNICIPALITY};

  private final LiveStatus live;
  private final Etags etags;

  RegistrationLagRoute(LiveStatus live, Etags etags) {
    this.live = live;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    PeriodRange range = PeriodRange.of(parameters);
    RegistrationLagQuery query =
        new RegistrationLagQuery(
            parameters.groups(live.catalogue()),
            range.from(),
            range.to(),
            range.period(),
            parameters.choice("by", GROUPINGS, Grouping::label, Grouping.TEAM));
    ViewSnapshot snapshot = live.snapshot();
    FormattedAnswer.figures(
        ctx,
        format,
        etags,
        snapshot,
        "registration-lag " + parameters.canonical(),
        () -> live.reports().registrationLag(snapshot, query),
        RegistrationLagTable::of);
  }
}
