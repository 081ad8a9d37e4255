package dk.fristvagt.rules.catalogue.text;

import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a rule means, in plain words.
 *
 * <p>Events are named as in facts, in Danish with the Danish words besides; predicates are shown as
 * they are written.
 */
public final class RuleDescription {

  /** One thing that is to be said: of what, and what. */
  public record Line(String label, String text) {}

  private final Rule rule;
  private final Language language;

  public RuleDescription(Rule rule, Language language) {
    this.rule = rule;
    this.language = language;
  }

  /** One line for a list: id, name, kind and what the latest version asks for. */
  public String summary() {
    RuleVersion latest = rule.versions().get(rule.versions().size() - 1);
    return rule.id()
        + ": "
        + language.pick(rule.name())
        + " ("
        + kind(latest.terms())
        + essence(latest.terms())
        + ")";
  }

  /** Everything, line by line, with the versions in order and the targets last. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("id", rule.id()));
    lines.add(new Line(language.pick("navn", "name"), language.pick(rule.name())));
    lines.add(new Line(language.pick("art", "kind"), meaning(rule.versions().get(0).terms())));
    for (RuleVersion version : rule.versions()) {
      lines.add(
          new Line("version " + version.number(), validity(version) + "; " + version.legal()));
      lines.addAll(terms(version.terms()));
    }
    lines.add(new Line(language.pick("mål", "targets"), targets(rule.target())));
    return lines;
  }

  /** What one of its versions asks for, line by line. */
  public List<Line> lines(RuleVersion version) {
    return terms(version.terms());
  }

  /** {@link #lines()} as text with the labels in a column. */
  public String text() {
    List<Line> lines = lines();
    int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
    return lines.stream()
        .map(line -> line.label() + " ".repeat(width - line.label().length() + 2) + line.text())
        .collect(Collectors.joining("\n"));
  }

  private List<Line> terms(Terms terms) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(language.pick("begynder med", "starts with"), events(terms.start())));
    if (terms instanceof Terms.Deadline deadline) {
      add(lines, "opfyldt af", "fulfilled by", events(deadline.fulfilled()));
      add(
          lines,
          "inden",
          "within",
          SpanWords.of(deadline.within(), language) + roll(deadline.roll()));
      add(lines, "advarsel", "warning", warning(deadline.warn()));
      if (deadline.episodes()) {
        add(
            lines,
            "forløb",
            "episodes",
            language.pick(
                "en begyndelse inden i et løbende forløb åbner intet nyt",
                "a start inside a running one opens no other"));
      }
    } else if (terms instanceof Terms.Recurring recurring) {
      add(lines, "opfyldt af", "fulfilled by", events(recurring.fulfilled()));
      add(lines, "inden", "within", recurring(recurring));
      add(lines, "advarsel", "warning", warnings(recurring));
      if (!recurring.cadence().isEmpty()) {
        add(
            lines,
            "kadence",
            "cadence",
            language.pick(
                    "fristen flyttes til den dag, der står i ",
                    "the due date moves to the day given by ")
                + events(recurring.cadence()));
      }
    } else if (terms instanceof Terms.Precondition precondition) {
      add(lines, "forudsætter", "requires", events(precondition.fulfilled()));
      add(
          lines,
          "tidligst",
          "lookback",
          precondition.lookback() == null
              ? language.pick("uden grænse", "no limit")
              : SpanWords.of(precondition.lookback(), language) + language.pick(" før", " before"));
    } else if (terms instanceof Terms.Check check) {
      if (check.each() != null) {
        add(lines, "for hver", "for each", language.pick("post i ", "entry of ") + check.each());
      }
      add(lines, "opfyldt når", "met when", check.holds().source());
    } else if (terms instanceof Terms.Absence absence) {
      add(lines, "må ikke følges af", "not followed by", events(absence.forbidden()));
      add(lines, "i", "for", SpanWords.of(absence.within(), language));
    }
    if (!(terms instanceof Terms.Check)) {
      add(
          lines,
          "hører sammen",
          "belongs together",
          terms.match() == null
              ? language.pick("i samme sag", "in the same case")
              : language.pick("ved samme ", "by the same ") + terms.match());
      add(
          lines,
          "annulleres af",
          "cancelled by",
          terms.ends().isEmpty() ? language.pick("intet", "nothing") : events(terms.ends()));
    }
    return lines;
  }

  private void add(List<Line> lines, String danish, String english, String text) {
    lines.add(new Line(language.pick(danish, english), text));
  }

  private String events(List<EventSelector> selectors) {
    return selectors.stream()
        .map(this::event)
        .collect(Collectors.joining(language.pick(" eller ", " or ")));
  }

  private String event(EventSelector selector) {
    String name =
        language.pick(
            selector.type().danish() + " (" + selector.type().identifier() + ")",
            selector.type().identifier());
    return selector.where() == Predicate.ALWAYS
        ? name
        : name + language.pick(" hvor ", " where ") + selector.where().source();
  }

  private String recurring(Terms.Recurring recurring) {
    return SpanWords.of(recurring.first(), language)
        + language.pick(", derefter ", ", then ")
        + SpanWords.of(recurring.every(), language)
        + language.pick(" efter hver opfyldelse", " after each fulfilment")
        + roll(recurring.roll());
  }

  private String roll(Terms.Roll roll) {
    return roll == Terms.Roll.NONE
        ? ""
        : language.pick(
            "; en sidste dag, der ikke er hverdag, flyttes til den næste",
            "; a last day that is no working day moves to the next that is");
  }

  private String warnings(Terms.Recurring recurring) {
    String first = warning(recurring.warnFirst());
    String every = warning(recurring.warnEvery());
    return first.equals(every) ? first : first + language.pick(", derefter ", ", then ") + every;
  }

  private String warning(Span warn) {
    return warn == null
        ? language.pick("ingen", "none")
        : SpanWords.of(warn, language) + language.pick(" før", " before");
  }

  private String validity(RuleVersion version) {
    if (version.validFrom() == null && version.validTo() == null) {
      return language.pick("gælder altid", "always applies");
    }
    String from =
        version.validFrom() == null ? "" : language.pick(" fra ", " from ") + version.validFrom();
    String to =
        version.validTo() == null
            ? ""
            : language.pick(" til og med ", " up to and including ") + version.validTo();
    return language.pick("for det, der begynder", "for what starts") + from + to;
  }

  private String targets(Target target) {
    if (target.milestones().isEmpty()) {
      return language.pick("ingen", "none");
    }
    String shares =
        target.milestones().stream()
            .map(
                milestone ->
                    milestone.month() == null
                        ? language.pick("altid ", "always ") + milestone.percent() + " %"
                        : language.pick("fra udgangen af ", "from the end of ")
                            + milestone.month()
                            + " "
                            + milestone.percent()
                            + " %")
            .collect(Collectors.joining(", "));
    return shares
        + language.pick("; gul indtil ", "; amber up to ")
        + target.marginPercentagePoints()
        + language.pick(" procentpoint under", " percentage points below");
  }

  private String essence(Terms terms) {
    if (terms instanceof Terms.Deadline deadline) {
      return ", " + SpanWords.of(deadline.within(), language);
    }
    if (terms instanceof Terms.Recurring recurring) {
      return ", "
          + SpanWords.of(recurring.first(), language)
          + language.pick(", derefter ", ", then ")
          + SpanWords.of(recurring.every(), language);
    }
    if (terms instanceof Terms.Absence absence) {
      return ", " + SpanWords.of(absence.within(), language);
    }
    return "";
  }

  private String kind(Terms terms) {
    if (terms instanceof Terms.Deadline) {
      return language.pick("frist", "deadline");
    }
    if (terms instanceof Terms.Recurring) {
      return language.pick("tilbagevendende frist", "recurring deadline");
    }
    if (terms instanceof Terms.Precondition) {
      return language.pick("forudsætning", "precondition");
    }
    return terms instanceof Terms.Check
        ? language.pick("kvalitetskrav", "check")
        : language.pick("fravær", "absence");
  }

  private String meaning(Terms terms) {
    String kind = kind(terms);
    if (terms instanceof Terms.Deadline) {
      return kind
          + language.pick(
              ": noget skal være gjort inden en tid", ": something is to be done within a time");
    }
    if (terms instanceof Terms.Recurring) {
      return kind
          + language.pick(
              ": noget skal gøres igen og igen", ": something is to be done again and again");
    }
    if (terms instanceof Terms.Precondition) {
      return kind
          + language.pick(
              ": noget skal være gjort forinden", ": something is to have been done before");
    }
    if (terms instanceof Terms.Check) {
      return kind
          + language.pick(
              ": afgøres straks af hændelsen selv", ": decided at once by the event itself");
    }
    return kind
        + language.pick(
            ": noget må ikke ske inden en tid", ": something must not happen within a time");
  }
}
