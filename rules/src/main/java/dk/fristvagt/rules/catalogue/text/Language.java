package dk.fristvagt.rules.catalogue.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import java.util.Locale;

/** The languages that rules are described in. */
public enum Language {
  DANISH,
  ENGLISH;

  /** Danish for a Danish locale, else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("da") ? DANISH : ENGLISH;
  }

  String pick(String danish, String english) {
    return this == DANISH ? danish : english;
  }

  String pick(LocalizedText text) {
    return pick(text.da(), text.en());
  }
}
