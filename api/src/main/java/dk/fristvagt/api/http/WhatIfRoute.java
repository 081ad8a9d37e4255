package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.report.WhatIfCalculation;
import dk.fristvagt.api.table.WhatIfTable;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * {@code POST /api/v1/whatif}: tries the catalogue in the request on the facts there are, and
 * changes nothing.
 */
final class WhatIfRoute implements Handler {

  static final String PATH = "/api/v1/whatif";

  /** Forty times the built-in catalogue. */
  static final int MAX_BYTES = 1024 * 1024;

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 10_000;

  private static final Set<String> PARAMETERS = Set.of("by", "limit", AnswerFormat.PARAMETER);
  private static final Set<String> YAML =
      Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

  /** What figures are told apart by, besides rule, municipality and month. */
  private enum By {
    MUNICIPALITY,
    TEAM
  }

  private final LiveStatus live;
  private final WhatIfCalculation calculation;
  private final FactScans scans;

  WhatIfRoute(LiveStatus live, ApiBackend backend, FactScans scans) {
    this.live = live;
    this.scans = scans;
    this.calculation =
        new WhatIfCalculation(
            backend.records(), new CaseEvaluator(backend.catalogue(), backend.calendars()));
  }

  void register(RoutesConfig routes) {
    routes.post(PATH, this, RoutePermission.CASES);
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    By by =
        parameters.choice(
            "by", By.values(), value -> value.name().toLowerCase(Locale.ROOT), By.MUNICIPALITY);
    int limit = parameters.number("limit", 0, MAX_LIMIT, DEFAULT_LIMIT);
    Catalogue tried = catalogue(ctx);
    // A CSV file holds the figures alone, and so shows no case.
    int listed = format.kind() == AnswerFormat.Kind.CSV ? 0 : limit;
    ViewSnapshot snapshot = live.snapshot();
    FormattedAnswer.caseData(
        ctx,
        format,
        scans.run(
            ctx,
            () ->
                calculation.report(
                    snapshot, tried, by == By.TEAM, listed, Authorization.access(ctx))),
        WhatIfTable::of);
  }

  private static Catalogue catalogue(Context ctx) {
    String type = ctx.contentType();
    if (type == null || !YAML.contains(type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT))) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Regelsættet skal sendes som application/yaml.",
          "The catalogue must be sent as application/yaml.");
    }
    try {
      byte[] body = ctx.bodyInputStream().readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw ProblemException.of(
            ProblemType.CONTENT_TOO_LARGE,
            "Regelsættet må højst fylde 1 MiB.",
            "The catalogue may be 1 MiB at most.");
      }
      return new CatalogueLoader().load(new ByteArrayInputStream(body));
    } catch (InvalidCatalogueException e) {
      throw ProblemException.of(
              ProblemType.INVALID_CATALOGUE,
              "Regelsættet har fejl; de står i 'errors' med linje og kolonne.",
              "The catalogue has errors; they are in 'errors' with line and column.")
          .withErrors(e.errors());
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemType.BAD_REQUEST,
          "Regelsættet kunne ikke læses til ende.",
          "The catalogue could not be read to its end.");
    }
  }
}
