package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;

/** The errors that the service answers with. The types are stable. */
enum ProblemType {
  UNKNOWN_PARAMETER(400, "unknown-parameter", "Ukendt parameter", "Unknown parameter"),
  BAD_PARAMETER(400, "bad-parameter", "Ugyldig parameter", "Bad parameter"),
  BAD_REQUEST(400, "bad-request", "Ugyldig forespørgsel", "Bad request"),
  UNAUTHENTICATED(401, "unauthenticated", "Ikke logget ind", "Not signed in"),
  SIGN_IN_FAILED(403, "sign-in-failed", "Ikke logget ind", "Sign-in failed"),
  FOREIGN_HOST(403, "foreign-host", "Forkert værtsnavn", "Foreign host name"),
  CROSS_SITE(403, "cross-site", "Forespørgsel fra en fremmed side", "Request from a foreign page"),
  FORBIDDEN(403, "forbidden", "Ingen adgang", "No access"),
  NOT_FOUND(404, "not-found", "Findes ikke", "Not found"),
  METHOD_NOT_ALLOWED(
      405, "method-not-allowed", "Metoden kan ikke bruges her", "Method not allowed"),
  NOT_ACCEPTABLE(406, "not-acceptable", "Formatet kan ikke leveres", "Not acceptable"),
  TOO_MANY_ROWS(406, "too-many-rows", "For mange rækker", "Too many rows"),
  CONTENT_TOO_LARGE(413, "content-too-large", "For meget indhold", "Content too large"),
  UNSUPPORTED_MEDIA_TYPE(
      415, "unsupported-media-type", "Indholdet kan ikke læses", "Unsupported media type"),
  INVALID_CATALOGUE(422, "invalid-catalogue", "Regelsættet har fejl", "Invalid catalogue"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "For mange forespørgsler", "Too many requests"),
  BUSY(429, "busy", "Optaget", "Busy"),
  INTERNAL_ERROR(500, "internal-error", "Fejl i tjenesten", "Internal error"),
  ACCESS_LOG_UNAVAILABLE(
      503,
      "access-log-unavailable",
      "Adgangsloggen kan ikke skrives",
      "The access log cannot be written"),
  UNREACHABLE(503, "unreachable", "Kafka kan ikke nås", "Kafka cannot be reached"),
  TOO_MANY_CLIENTS(503, "too-many-clients", "For mange forbindelser", "Too many connections"),
  IDENTITY_UNAVAILABLE(
      503,
      "identity-unavailable",
      "Login-løsningen svarer ikke",
      "The identity provider does not answer"),
  NOT_READY(503, "not-ready", "Endnu ikke klar", "Not ready yet");

  private final int status;
  private final String uri;
  private final String danish;
  private final String english;

  ProblemType(int status, String name, String danish, String english) {
    this.status = status;
    this.uri = "urn:fristvagt:problem:" + name;
    this.danish = danish;
    this.english = english;
  }

  int status() {
    return status;
  }

  String uri() {
    return uri;
  }

  String title(Speech speech) {
    return speech.say(danish, english);
  }
}
