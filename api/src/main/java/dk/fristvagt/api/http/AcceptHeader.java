package dk.fristvagt.api.http;

import java.util.Locale;

/** What a reader takes and how gladly, as its {@code Accept} says (RFC 9110, 12.5.1). */
final class AcceptHeader {

  private static final String QUALITY = "q=";

  private final String value;

  /**
   * @param value null or blank takes everything alike
   */
  AcceptHeader(String value) {
    this.value = value == null || value.isBlank() ? "*/*" : value.toLowerCase(Locale.ROOT);
  }

  /**
   * From 0, which rules a type out, to 1: what the most specific range says that matches.
   *
   * @param mediaType without parameters, in lower case
   */
  double quality(String mediaType) {
    String wholeType = mediaType.substring(0, mediaType.indexOf('/') + 1) + '*';
    int best = 0;
    double quality = 0;
    for (String part : value.split(",", -1)) {
      String[] parameters = part.split(";", -1);
      String range = parameters[0].strip();
      int specific =
          range.equals(mediaType) ? 3 : range.equals(wholeType) ? 2 : range.equals("*/*") ? 1 : 0;
      if (specific > best) {
        best = specific;
        quality = quality(parameters);
      }
    }
    return quality;
  }

  /** One that cannot be read is as one that is not there. */
  private static double quality(String[] parameters) {
    for (int i = 1; i < parameters.length; i++) {
      String parameter = parameters[i].strip();
      if (parameter.startsWith(QUALITY)) {
        try {
          double quality = Double.parseDouble(parameter.substring(QUALITY.length()));
          return quality >= 0 && quality <= 1 ? quality : 1;
        } catch (NumberFormatException e) {
          return 1;
        }
      }
    }
    return 1;
  }
}
