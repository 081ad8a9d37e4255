package dk.fristvagt.api.page;

import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import java.util.Locale;

/**
 * The language of an answer: what the reader prefers of Danish and English, Danish where that is
 * not told.
 */
public record Speech(Language language) {

  public static final Speech DANISH = new Speech(Language.DANISH);
  public static final Speech ENGLISH = new Speech(Language.ENGLISH);

  private static final List<String> OFFERED = List.of("da", "en");

  /** By the value of {@code Accept-Language}, or null where there is none. */
  public static Speech ofHeader(String acceptLanguage) {
    if (acceptLanguage == null) {
      return DANISH;
    }
    try {
      String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
      return "en".equals(tag) ? ENGLISH : DANISH;
    } catch (IllegalArgumentException e) {
      return DANISH;
    }
  }

  /** {@code da} or {@code en}. */
  public String tag() {
    return language == Language.DANISH ? "da" : "en";
  }

  public String say(String danish, String english) {
    return language == Language.DANISH ? danish : english;
  }
}
