package dk.fristvagt.api.page.catalogue;

import dk.fristvagt.api.page.Speech;

/** What a rule rests on, as the law is cited in the reader's language. */
final class LegalWords {

  private LegalWords() {}

  /** {@code SEL §155 b(1)} is {@code Serviceloven § 155 b, stk. 1}; what is not known stays. */
  static String of(String legal, Speech speech) {
    String law =
        legal
            .replaceFirst("^SEL(?= |$)", speech.say("Serviceloven", "Act on Social Services (SEL)"))
            .replaceFirst("^BL(?= |$)", speech.say("Barnets lov", "Act on the Child (BL)"));
    if (!speech.equals(Speech.DANISH)) {
      return law;
    }
    return law.replaceFirst("^local policy", "Kommunens egen regel")
        .replaceAll("(§+)(?=\\d)", "$1 ")
        .replaceAll("(?<=§ )(\\d+(?: [a-z])?)\\((\\d+)\\)", "$1, stk. $2");
  }
}
