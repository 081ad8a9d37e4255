package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.page.operations.RetryOutcome;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.streams.rejects.RejectId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Arrays;

/**
 * {@code POST /operations/retry}: the buttons of the operations page. Answers with a redirect, so
 * that a page loaded again retries nothing. Changes from other sites are refused before it ({@link
 * CrossSiteWrites}).
 */
final class OperationsForm implements Handler {

  static final String PATH = Screen.OPERATIONS.path() + "/retry";

  private final RejectRetrying retrying;

  OperationsForm(ApiBackend backend) {
    this.retrying = new RejectRetrying(backend.operations().retry());
  }

  void register(RoutesConfig routes) {
    routes.post(PATH, this, RoutePermission.OPERATIONS);
  }

  @Override
  public void handle(Context ctx) {
    RetryOutcome outcome = RetryOutcome.of(retry(ctx.formParam("id"), ctx.formParam("reason")));
    String language = ctx.queryParam("lang");
    Link page =
        Link.to(Screen.OPERATIONS.path())
            .with("lang", Speech.ENGLISH.tag().equals(language) ? language : null)
            .with(OperationsSource.RETRIED, String.valueOf(outcome.retried()))
            .with(OperationsSource.LEFT, String.valueOf(outcome.left()));
    ctx.status(HttpStatus.SEE_OTHER).header(Header.LOCATION, page.toString());
  }

  private RetryReport retry(String id, String reason) {
    if (id != null) {
      RejectId known = RejectId.parse(id).orElseThrow(RejectRetrying::noSuchReject);
      return retrying.answered(of -> of.one(known)).orElseThrow(RejectRetrying::noSuchReject);
    }
    if (Arrays.stream(RejectReason.values()).noneMatch(known -> known.name().equals(reason))) {
      throw ProblemException.badParameter(
          "reason",
          "Skriv hvilken post eller hvilken årsag det gælder.",
          "Say which record or which reason is meant.");
    }
    return retrying.answered(of -> of.all(reason));
  }
}
