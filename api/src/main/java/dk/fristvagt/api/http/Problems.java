package dk.fristvagt.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every error as {@code application/problem+json} (RFC 9457). */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

  /** A rebalance or a start takes about this long; a broker may be back as soon. */
  private static final String RETRY_AFTER_SECONDS = "2";

  private static final Set<ProblemType> RETRIED_SHORTLY =
      EnumSet.of(
          ProblemType.NOT_READY,
          ProblemType.UNREACHABLE,
          ProblemType.IDENTITY_UNAVAILABLE,
          ProblemType.ACCESS_LOG_UNAVAILABLE);

  /** They are about the answer that there would have been, and may say where in a list it is. */
  private static final List<String> ABOUT_THE_ANSWER =
      List.of(
          Header.ETAG,
          Header.LINK,
          ObligationsRoute.TOTAL,
          TableAnswer.CLOCK,
          TableAnswer.PARTITIONS);

  private Problems() {}

  /**
   * @param pages write the error where a person reads it
   */
  static void register(RoutesConfig routes, PageRoutes pages) {
    routes.exception(
        ProblemException.class,
        (problem, ctx) -> write(ctx, ctx.appData(Accesses.KEY).refused(ctx, problem), pages));
    routes.exception(
        HttpResponseException.class, (error, ctx) -> write(ctx, problem(error, ctx), pages));
    routes.exception(
        InvalidStateStoreException.class, (error, ctx) -> write(ctx, notReady(), pages));
    routes.exception(
        Exception.class,
        (error, ctx) -> {
          LOG.error("a request to {} failed", ctx.endpoint().path, error);
          write(ctx, internalError(), pages);
        });
  }

  static ProblemException notReady() {
    return ProblemException.of(
        ProblemType.NOT_READY,
        "De data, der skal svares ud fra, er endnu ikke læst. Prøv igen om lidt.",
        "The data to answer from has not been read yet. Try again shortly.");
  }

  static ProblemException identityUnavailable() {
    return ProblemException.of(
        ProblemType.IDENTITY_UNAVAILABLE,
        "Det kan ikke afgøres, hvem der spørger, før den svarer. Prøv igen om lidt.",
        "Until it does nobody can be told from another. Try again shortly.");
  }

  private static ProblemException problem(HttpResponseException error, Context ctx) {
    int status = error.getStatus();
    if (status == HttpStatus.NOT_FOUND.getCode()) {
      return ProblemException.of(
          ProblemType.NOT_FOUND,
          "Der er intet på denne adresse.",
          "There is nothing at this address.");
    }
    if (status == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
      String allowed = allowed(error);
      ctx.header(Header.ALLOW, allowed);
      return ProblemException.of(
          ProblemType.METHOD_NOT_ALLOWED,
          "Brug her: " + allowed + ".",
          "Use here: " + allowed + ".");
    }
    return badRequest();
  }

  /** The methods that the address has, as Javalin tells them; what can be read has HEAD, too. */
  private static String allowed(HttpResponseException error) {
    Set<String> methods = new TreeSet<>();
    for (String names : error.getDetails().values()) {
      for (String name : names.split(",", -1)) {
        methods.add(name.strip());
      }
    }
    return String.join(", ", methods);
  }

  private static ProblemException badRequest() {
    return ProblemException.of(
        ProblemType.BAD_REQUEST,
        "Forespørgslen kunne ikke forstås.",
        "The request could not be understood.");
  }

  private static ProblemException internalError() {
    return ProblemException.of(
        ProblemType.INTERNAL_ERROR,
        "Fejlen er skrevet i tjenestens log.",
        "The error is in the service's log.");
  }

  /** What the server answers to requests that never reach a route, such as one that is no HTTP. */
  static boolean writeBelowRoutes(Request request, Response response, Callback callback) {
    Speech speech = Speech.ofHeader(request.getHeaders().get(Header.ACCEPT_LANGUAGE));
    ProblemException problem =
        response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
            ? badRequest()
            : internalError();
    response
        .getHeaders()
        .put(Header.CONTENT_TYPE, CONTENT_TYPE)
        .put(Header.CACHE_CONTROL, "no-store")
        .put(Header.CONTENT_LANGUAGE, speech.tag())
        .put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body(problem, response.getStatus(), speech)), callback);
    return true;
  }

  private static void write(Context ctx, ProblemException problem, PageRoutes pages) {
    ABOUT_THE_ANSWER.forEach(name -> ctx.res().setHeader(name, null));
    if (isRead(ctx)) {
      retryLater(ctx, problem);
      pages.problem(ctx, problem);
    } else {
      write(ctx, problem);
    }
  }

  /** Whether a person with a browser asked for a page. */
  static boolean isRead(Context ctx) {
    String accept = ctx.header(Header.ACCEPT);
    return accept != null
        && accept.contains("text/html")
        && new AcceptHeader(accept).quality("text/html") > 0
        && !ctx.path().startsWith("/api/");
  }

  private static void retryLater(Context ctx, ProblemException problem) {
    if (RETRIED_SHORTLY.contains(problem.type())) {
      ctx.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
  }

  private static void write(Context ctx, ProblemException problem) {
    Speech speech = Speech.ofHeader(ctx.header(Header.ACCEPT_LANGUAGE));
    ProblemType type = problem.type();
    retryLater(ctx, problem);
    ctx.header(Header.CACHE_CONTROL, "no-store")
        .header(Header.CONTENT_LANGUAGE, speech.tag())
        .header(Header.VARY, Header.ACCEPT_LANGUAGE)
        .status(type.status())
        .contentType(CONTENT_TYPE)
        .result(body(problem, type.status(), speech));
  }

  private static byte[] body(ProblemException problem, int status, Speech speech) {
    ProblemType type = problem.type();
    return ReportJson.bytes(
        new Body(
            type.uri(),
            type.title(speech),
            status,
            problem.detail(speech),
            problem.parameter(),
            problem.errors()));
  }

  private record Body(
      String type,
      String title,
      int status,
      String detail,
      @JsonInclude(Include.NON_NULL) String parameter,
      @JsonInclude(Include.NON_NULL) List<CatalogueError> errors) {}
}
