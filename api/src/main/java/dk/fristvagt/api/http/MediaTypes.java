package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Locale;

/** What kinds of answers a request takes. */
final class MediaTypes {

  private MediaTypes() {}

  /**
   * @throws ProblemException when {@code Accept} leaves JSON out
   */
  static void requireJson(Context ctx) {
    String accept = ctx.header(Header.ACCEPT);
    if (accept != null && !accept.isBlank() && !takes(accept, "application", "json")) {
      throw ProblemException.of(
          ProblemType.NOT_ACCEPTABLE,
          "Her kan leveres: application/json.",
          "Can be had here: application/json.");
    }
  }

  /** The most specific range that matches decides; a quality of 0 rules it out. */
  static boolean takes(String accept, String type, String subtype) {
    int best = 0;
    boolean takes = false;
    for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parameters = part.split(";", -1);
      String range = parameters[0].strip();
      int specific =
          range.equals(type + '/' + subtype)
              ? 3
              : range.equals(type + "/*") ? 2 : range.equals("*/*") ? 1 : 0;
      if (specific > best) {
        best = specific;
        takes = true;
        for (int i = 1; i < parameters.length; i++) {
          takes &= !parameters[i].strip().matches("q=0(\\.0*)?");
        }
      }
    }
    return takes;
  }
}
