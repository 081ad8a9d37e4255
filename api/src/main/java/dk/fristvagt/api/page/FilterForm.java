package dk.fristvagt.api.page;

import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** The form that limits a page's figures to a municipality or team. Immutable. */
public final class FilterForm {

  private final PageFrame frame;
  private final FilterChoices choices;
  private final GroupFilter filter;
  private final Words words;

  /** One that can be chosen. */
  public record Option(String value, String label, boolean selected) {}

  /**
   * @param filter what the page is limited to now
   */
  public FilterForm(PageFrame frame, FilterChoices choices, GroupFilter filter) {
    this.frame = frame;
    this.choices = choices;
    this.filter = filter;
    this.words = new Words(frame.speech());
  }

  /** Whether there is more than one municipality to choose from. */
  public boolean hasMunicipalities() {
    return choices.municipalities().size() > 1;
  }

  /** The municipality where there is only one; null otherwise. */
  public String onlyMunicipality() {
    return choices.municipalities().size() == 1 ? choices.municipalities().get(0) : null;
  }

  public List<Option> municipalities() {
    List<Option> options = new ArrayList<>();
    for (String code : with(choices.municipalities(), filter.municipalities())) {
      options.add(new Option(code, code, filter.municipalities().equals(Set.of(code))));
    }
    return options;
  }

  public List<Option> teams() {
    List<Option> options = new ArrayList<>();
    for (String team : with(choices.teams(), filter.teams())) {
      options.add(new Option(team, words.holder(team), filter.teams().equals(Set.of(team))));
    }
    return options;
  }

  /** What the figures are limited to, or null where they are all. */
  public String scope() {
    if (filter.equals(GroupFilter.ALL)) {
      return null;
    }
    StringJoiner scope = new StringJoiner(", ");
    filter.municipalities().stream()
        .sorted()
        .forEach(code -> scope.add(frame.say("kommune ", "municipality ") + code));
    filter.teams().stream().sorted().map(words::holder).forEach(scope::add);
    return scope.toString();
  }

  private static List<String> with(List<String> offered, Set<String> chosen) {
    List<String> all = new ArrayList<>(offered);
    chosen.stream().sorted().filter(one -> !offered.contains(one)).forEach(all::add);
    return all;
  }
}
