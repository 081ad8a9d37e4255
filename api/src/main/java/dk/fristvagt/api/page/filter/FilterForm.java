package dk.fristvagt.api.page.filter;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.filter.Choice.Option;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Holders;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Holder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The form that a page is limited by, and in words what it is limited to. For one page and one
 * thread.
 */
public final class FilterForm {

  private final PageFrame frame;
  private final GroupFilter filter;
  private final List<Choice> choices = new ArrayList<>();
  private final StringJoiner scope = new StringJoiner(", ");

  /**
   * @param filter what the page is limited to
   */
  public FilterForm(PageFrame frame, GroupFilter filter) {
    this.frame = frame;
    this.filter = filter;
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

  /** Whom: municipality and team. */
  public FilterForm holders(Holders holders) {
    String every = frame.say("Alle", "All");
    choose(
        "municipality",
        frame.say("Kommune", "Municipality"),
        every,
        holders.municipalities(),
        filter.municipalities(),
        code -> frame.say("Kommune ", "Municipality ") + code);
    choose(
        "team",
        frame.say("Team", "Team"),
        every,
        holders.teams(),
        filter.teams(),
        team -> team(frame, team));
    return this;
  }

  /** Which rule. */
  public FilterForm rules(Catalogue catalogue) {
    choose(
        "rule",
        frame.say("Regel", "Rule"),
        frame.say("Alle regler", "All rules"),
        catalogue.rules().stream().map(rule -> rule.id()).toList(),
        filter.rules(),
        id -> catalogue.rule(id).map(rule -> name(rule.name())).orElse(id));
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

  /** What a team is called. */
  public static String team(PageFrame frame, String team) {
    return team.equals(Holder.UNASSIGNED.team()) ? frame.say("Uden team", "No team") : team;
  }

  private String name(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }

  /** What is asked for can be chosen also where no data has it, so that the form shows it. */
  private void choose(
      String name,
      String label,
      String every,
      Collection<String> offered,
      Set<String> wanted,
      Function<String, String> text) {
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
    wanted.stream().sorted().map(text).forEach(scope::add);
    choices.add(new Choice(name, label, options));
  }
}
