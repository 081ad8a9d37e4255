package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.rules.explanation.Explanation;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
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
    MediaTypes.requireJson(ctx);
    Speech speech =
        new QueryParameters(ctx, Set.of(LANGUAGE))
            .choice(
                LANGUAGE, SPOKEN, Speech::tag, Speech.ofHeader(ctx.header(Header.ACCEPT_LANGUAGE)));
    Explanation explanation = lookup.explanation(ctx.pathParam("obligationId"));
    ctx.header(Header.CONTENT_LANGUAGE, speech.tag()).header(Header.VARY, Header.ACCEPT_LANGUAGE);
    JsonAnswer.caseData(ctx, ExplanationReport.of(explanation, speech.language()));
  }
}
