package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.api.table.ExplanationTable;
import dk.fristvagt.rules.explanation.Explanation;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/explanations/{obligationId}}; the id has slashes in it. */
final class ExplanationRoute implements Handler {

  static final String PATH = "/api/v1/explanations/<obligationId>";

  private static final String LANGUAGE = "lang";
  private static final Speech[] SPOKEN = {Speech.DANISH, Speech.ENGLISH};

  private final CaseLookup lookup;

  ExplanationRoute(LiveStatus live, ApiBackend backend) {
    this.lookup = new CaseLookup(live, backend);
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, Set.of(LANGUAGE, AnswerFormat.PARAMETER));
    AnswerFormat wanted = AnswerFormat.of(ctx, parameters);
    AnswerFormat format =
        wanted.in(parameters.choice(LANGUAGE, SPOKEN, Speech::tag, wanted.speech()));
    Explanation explanation =
        lookup.explanation(ctx.pathParam("obligationId"), Authorization.access(ctx));
    FormattedAnswer.caseData(
        ctx, format, ExplanationReport.of(explanation, format.language()), ExplanationTable::of);
    format.announceLanguage(ctx);
  }
}
