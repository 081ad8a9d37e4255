package dk.fristvagt.rules.catalogue.text;

import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Terms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one version of a rule asks for, in one sentence: {@code After “notification received” there
 * must be “notification assessed” within 24 hours.} Conditions are shown as they are written; what
 * the sentence leaves out (ends, warnings, what belongs together) says {@link RuleDescription}.
 */
public final class RuleSentence {

  private final Language language;

  private RuleSentence(Language language) {
    this.language = language;
  }

  public static String of(RuleVersion version, Language language) {
    return new RuleSentence(language).sentence(version.terms());
  }

  private String sentence(Terms terms) {
    String start = events(terms.start());
    if (terms instanceof Terms.Deadline deadline) {
      return say(
          "Efter %s skal %s følge inden %s.",
          "After %s there must be %s within %s.",
          start,
          events(deadline.fulfilled()),
          SpanWords.of(deadline.within(), language));
    }
    if (terms instanceof Terms.Recurring recurring) {
      return say(
          "Efter %s skal %s følge inden %s, og derefter igen inden %s efter hver gang.",
          "After %s there must be %s within %s, and then again within %s of each time.",
          start,
          events(recurring.fulfilled()),
          SpanWords.of(recurring.first(), language),
          SpanWords.of(recurring.every(), language));
    }
    if (terms instanceof Terms.Precondition precondition) {
      String fulfilled = events(precondition.fulfilled());
      return precondition.lookback() == null
          ? say(
              "Når %s sker, skal %s allerede være sket.",
              "When %s occurs, %s must already have occurred.", start, fulfilled)
          : say(
              "Når %s sker, skal %s allerede være sket, højst %s før.",
              "When %s occurs, %s must already have occurred, at most %s before.",
              start,
              fulfilled,
              SpanWords.of(precondition.lookback(), language));
    }
    if (terms instanceof Terms.Absence absence) {
      return say(
          "Efter %s må %s ikke følge inden for %s.",
          "After %s there must be no %s within %s.",
          start,
          events(absence.forbidden()),
          SpanWords.of(absence.within(), language));
    }
    Terms.Check check = (Terms.Check) terms;
    return say(
        "Når %s sker, skal dette være sandt: %s.",
        "When %s occurs, this must be true: %s.", start, check.holds().source());
  }

  private String events(List<EventSelector> selectors) {
    return selectors.stream()
        .map(this::event)
        .collect(Collectors.joining(language.pick(" eller ", " or ")));
  }

  private String event(EventSelector selector) {
    String name =
        language.pick(
            '»' + selector.type().danish() + '«', '“' + words(selector.type().identifier()) + '”');
    return selector.where() == Predicate.ALWAYS
        ? name
        : name + language.pick(" (hvor ", " (where ") + selector.where().source() + ')';
  }

  /** {@code NotificationReceived} as {@code notification received}. */
  private static String words(String identifier) {
    return identifier.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private String say(String danish, String english, Object... parts) {
    return String.format(Locale.ROOT, language.pick(danish, english), parts);
  }
}
