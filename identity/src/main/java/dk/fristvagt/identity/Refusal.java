package dk.fristvagt.identity;

import java.util.Locale;

/** Why a token or a sign-in does not count. The names are stable; no text holds what was sent. */
public enum Refusal {
  MALFORMED("the token is no signed JWT"),
  ALGORITHM("the token is signed by an algorithm that is not accepted"),
  TYPE("the token is of another type than an access token"),
  SIGNATURE("the token is signed by no key of the identity provider"),
  ISSUER("the token is of another issuer"),
  AUDIENCE("the token is for another audience"),
  EXPIRED("the token has expired"),
  NOT_YET_VALID("the token is not valid yet"),
  INCOMPLETE("the token lacks a subject, an issuer, an audience or an expiry"),
  PERSONAL_NUMBER("the subject or the name looks like a CPR number"),
  UNKNOWN_ATTEMPT("the sign-in was not begun in this browser, took too long or is over"),
  STATE("the answer belongs to another sign-in"),
  DENIED("the identity provider let nobody in"),
  CODE("the identity provider does not take its own code, or not from us"),
  ID_TOKEN("the identity provider's ID token does not hold");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** In English, for operators and programs. */
  public String text() {
    return text;
  }

  /** As it stands in logs and metrics: {@code not-yet-valid}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
