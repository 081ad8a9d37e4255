package dk.fristvagt.api.page.filter;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.NameOrder;
import dk.fristvagt.api.report.RuleNames;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The form that a page is limited by, and in words what it is limited to. For one page and one
 * thread.
 */
public final class FilterForm {

  private final PageFrame frame;
  private final GroupFilter filter;
  private final List<Choice> choices = new ArrayList<>();
  private final StringJoiner scope = new StringJoiner(", ");
  private final Words words;

  /**
   * @param filter what the page is limited to
   */
  public FilterForm(PageFrame frame, GroupFilter filter) {
    this.frame = frame;
    this.filter = filter;
    this.words = new Words(frame.speech());
  }

  /** Where the form leads: this page. */
  public String action() {
    return frame.screen().path();
  }

  /** The value of {@code lang} that the form is to keep, or null. */
  public String language() {
    return frame.link(frame.screen()).toString().equals(action()) ? null : frame.lang();
  }

  public List<Choice> choices() {
    return choices;
  }

  /** What the page is limited to, or null where it shows everything. */
  public String scope() {
    return scope.length() == 0 ? null : scope.toString();
  }

  /** Whom: municipality, where there are several, and team. */
  public FilterForm holders(FilterChoices offered) {
    if (offered.municipalities().size() > 1 || !filter.municipalities().isEmpty()) {
      choose(
          "municipality",
          frame.say("Kommune", "Municipality"),
          frame.say("Alle kommuner", "All municipalities"),
          byName(offered.municipalities()),
          filter.municipalities(),
          Words::municipality);
    }
    choose(
        "team",
        frame.say("Team", "Team"),
        frame.say("Alle teams", "All teams"),
        offered.teams(),
        filter.teams(),
        words::holder);
    limit(filter.municipalities(), Words::municipality);
    limit(filter.teams(), words::holder);
    return this;
  }

  private static List<String> byName(List<String> codes) {
    return codes.stream()
        .sorted(Comparator.comparing(Words::municipality, NameOrder.INSTANCE))
        .toList();
  }

  /** Which caseworker. */
  public FilterForm caseworkers(FilterChoices offered) {
    choose(
        "caseworker",
        frame.say("Rådgiver", "Caseworker"),
        frame.say("Alle rådgivere", "All caseworkers"),
        offered.caseworkers(),
        filter.caseworkers(),
        words::holder);
    limit(filter.caseworkers(), words::holder);
    return this;
  }

  /** Which rule. */
  public FilterForm rules(Catalogue catalogue) {
    UnaryOperator<String> name = id -> name(RuleNames.name(catalogue, id));
    choose(
        "rule",
        frame.say("Regel", "Rule"),
        frame.say("Alle regler", "All rules"),
        catalogue.rules().stream().map(rule -> rule.id()).toList(),
        filter.rules(),
        name);
    limit(filter.rules(), name);
    return this;
  }

  /** One of some constants. */
  public <E> FilterForm constant(
      String name,
      String label,
      E[] constants,
      E chosen,
      Function<E, String> value,
      Function<E, String> text) {
    choices.add(
        new Choice(
            name,
            label,
            Arrays.stream(constants)
                .map(one -> new Option(value.apply(one), text.apply(one), one.equals(chosen)))
                .toList()));
    return this;
  }

  /** Whatever else. */
  public FilterForm add(Choice choice) {
    choices.add(choice);
    return this;
  }

  private String name(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }

  /**
   * What is asked for can be chosen also where no data has it, so that the form shows it. Where
   * several are asked for, which a list of one cannot show, {@link #scope} says them.
   */
  private void choose(
      String name,
      String label,
      String every,
      Collection<String> offered,
      Set<String> wanted,
      UnaryOperator<String> text) {
    List<Option> options = new ArrayList<>();
    boolean one = wanted.size() == 1;
    options.add(new Option("", every, !one));
    Set<String> extra = new TreeSet<>(wanted);
    extra.removeAll(offered);
    for (String value : offered) {
      options.add(new Option(value, text.apply(value), one && wanted.contains(value)));
    }
    for (String value : extra) {
      options.add(new Option(value, text.apply(value), one));
    }
    choices.add(new Choice(name, label, options));
  }

  private void limit(Set<String> wanted, UnaryOperator<String> text) {
    wanted.stream().sorted().map(text).forEach(scope::add);
  }
}
