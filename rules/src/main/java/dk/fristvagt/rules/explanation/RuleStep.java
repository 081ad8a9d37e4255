package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.day;
import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import java.time.LocalDate;

/** Which version of which rule, and why that one. */
final class RuleStep {

  private final Situation situation;

  RuleStep(Situation situation) {
    this.situation = situation;
  }

  Step step() {
    Rule rule = situation.rule();
    RuleVersion version = situation.timeline().version();
    LocalDate start = situation.obligation().startDay();
    return Step.of(
        StepKind.RULE,
        null,
        start,
        sentences(
            text(
                "Reglen er »{0}« ({1}), version {2}: {3}.",
                "The rule is “{0}” ({1}), version {2}: {3}.",
                name(rule),
                situation.timeline().rule(),
                version.number(),
                version.legal()),
            text(
                "Begyndelsen er {0}, og version {1} gælder {2}.",
                "The start is {0}, and version {1} applies {2}.",
                day(start),
                version.number(),
                validity(version))));
  }

  private LocalizedText name(Rule rule) {
    String id = situation.timeline().rule();
    return rule.id().equals(id)
        ? rule.name()
        : text("{0}: {1}", "{0}: {1}", rule.name(), id.substring(rule.id().length() - 1));
  }

  private static LocalizedText validity(RuleVersion version) {
    if (version.validFrom() == null && version.validTo() == null) {
      return text("uden tidsgrænse", "without limit in time");
    }
    if (version.validFrom() == null) {
      return text(
          "for det, der begynder til og med {0}",
          "to what starts up to and including {0}", day(version.validTo()));
    }
    return version.validTo() == null
        ? text(
            "for det, der begynder fra og med {0}",
            "to what starts from {0} on", day(version.validFrom()))
        : text(
            "for det, der begynder fra og med {0} til og med {1}",
            "to what starts from {0} up to and including {1}",
            day(version.validFrom()),
            day(version.validTo()));
  }
}
