package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.catalogue.text.Language;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The form that a request wants its answer in: what {@code format} says, else what {@code Accept}
 * likes best, of several liked alike the first of JSON, CSV, XLSX.
 *
 * @param speech the language of a table's words; JSON has the same in every language
 */
record AnswerFormat(Kind kind, Speech speech) {

  /** The parameter that says the form. */
  static final String PARAMETER = "format";

  /** The forms there are. */
  enum Kind {
    JSON("application/json", ""),
    CSV("text/csv", "; charset=utf-8; header=present"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "");

    private final String mediaType;
    private final String parameters;

    Kind(String mediaType, String parameters) {
      this.mediaType = mediaType;
      this.parameters = parameters;
    }

    /** The value of the parameter, which is also how files of it are called: {@code csv}. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
      return mediaType + parameters;
    }
  }

  /**
   * That of a request.
   *
   * @throws ProblemException when it asks for none that there is
   */
  static AnswerFormat of(Context ctx, QueryParameters parameters) {
    Kind kind = asked(parameters);
    return new AnswerFormat(
        kind != null ? kind : liked(ctx), Speech.ofHeader(ctx.header(Header.ACCEPT_LANGUAGE)));
  }

  /**
   * Of an answer that is no table.
   *
   * @throws ProblemException when another form than JSON is asked for
   */
  static void requireJson(Context ctx, QueryParameters parameters) {
    Kind kind = asked(parameters);
    if (kind == null ? quality(ctx, Kind.JSON) == 0 : kind != Kind.JSON) {
      throw notAcceptable(Kind.JSON);
    }
  }

  /** The same in another language than the request's headers say. */
  AnswerFormat in(Speech other) {
    return new AnswerFormat(kind, other);
  }

  boolean isJson() {
    return kind == Kind.JSON;
  }

  Language language() {
    return speech.language();
  }

  /** A question for an entity tag: other forms and languages are other answers. */
  String of(String question) {
    return isJson() ? question : question + ' ' + kind.label() + ' ' + speech.tag();
  }

  /** Says what the answer would be another by. */
  void announce(Context ctx) {
    if (isJson()) {
      ctx.header(Header.VARY, Header.ACCEPT);
    } else {
      announceLanguage(ctx);
    }
  }

  /** The same where JSON, too, is in one language. */
  void announceLanguage(Context ctx) {
    ctx.header(Header.VARY, Header.ACCEPT + ", " + Header.ACCEPT_LANGUAGE)
        .header(Header.CONTENT_LANGUAGE, speech.tag());
  }

  private static Kind asked(QueryParameters parameters) {
    return parameters.choice(PARAMETER, Kind.values(), Kind::label, null);
  }

  private static Kind liked(Context ctx) {
    Kind best = null;
    double quality = 0;
    for (Kind kind : Kind.values()) {
      double its = quality(ctx, kind);
      if (its > quality) {
        best = kind;
        quality = its;
      }
    }
    if (best == null) {
      throw notAcceptable(Kind.values());
    }
    return best;
  }

  private static double quality(Context ctx, Kind kind) {
    return new AcceptHeader(ctx.header(Header.ACCEPT)).quality(kind.mediaType);
  }

  private static ProblemException notAcceptable(Kind... kinds) {
    String types =
        Arrays.stream(kinds).map(kind -> kind.mediaType).collect(Collectors.joining(", "));
    return ProblemException.of(
        ProblemType.NOT_ACCEPTABLE,
        "Her kan leveres: " + types + ".",
        "Can be had here: " + types + ".");
  }
}
