package dk.fristvagt.api.page.worklist;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.filter.Choice;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.page.filter.Option;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.NameOrder;
import dk.fristvagt.api.report.RuleNames;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a worklist can be limited to, and what it is limited to now. */
public final class WorklistForm {

  private static final List<Integer> LIMITS = List.of(25, 50, 100, 200);

  private final PageFrame frame;
  private final WorklistQuery query;
  private final FilterChoices choices;
  private final Catalogue catalogue;
  private final Words words;

  WorklistForm(PageFrame frame, WorklistQuery query, FilterChoices choices, Catalogue catalogue) {
    this.frame = frame;
    this.query = query;
    this.choices = choices;
    this.catalogue = catalogue;
    this.words = new Words(frame.speech());
  }

  /** Open, due soon and overdue, the most urgent first. */
  public List<Option> liveStatuses() {
    return statuses(
        List.of(ObligationStatus.OVERDUE, ObligationStatus.DUE_SOON, ObligationStatus.OPEN));
  }

  /** All other statuses. */
  public List<Option> doneStatuses() {
    return statuses(
        Arrays.stream(ObligationStatus.values()).filter(status -> !status.isLive()).toList());
  }

  /** Whether any other status than a live one is chosen. */
  public boolean hasDone() {
    return !query.isLive();
  }

  /** Rule, municipality, team and caseworker. */
  public List<Choice> choices() {
    return new FilterForm(frame, query.groups())
        .rules(catalogue)
        .holders(choices)
        .caseworkers(choices)
        .choices();
  }

  /** How many rows a page has. */
  public Choice limit() {
    Set<Integer> limits = new TreeSet<>(LIMITS);
    limits.add(query.limit());
    return new Choice(
        "limit",
        frame.say("Rækker pr. side", "Rows per page"),
        limits.stream()
            .map(n -> new Option(String.valueOf(n), String.valueOf(n), n == query.limit()))
            .toList());
  }

  /** {@code 2026-06-16}, or null. */
  public String dueFrom() {
    return query.dueFrom() == null ? null : query.dueFrom().toString();
  }

  /** {@code 2026-06-16}, or null. */
  public String dueTo() {
    return query.dueTo() == null ? null : query.dueTo().toString();
  }

  /** What the list is limited to, part by part, for a reader who does not see the form. */
  public List<String> inWords() {
    List<String> parts = new ArrayList<>();
    parts.add(
        part(
            frame.say("Status", "Status"),
            query.obligationsQuery().statuses().stream().sorted().map(words::status).toList()));
    if (!query.groups().rules().isEmpty()) {
      parts.add(
          part(
              frame.say("Regel", "Rule"),
              new TreeSet<>(query.groups().rules())
                  .stream().map(id -> say(RuleNames.name(catalogue, id))).toList()));
    }
    names(
        parts,
        frame.say("Kommune", "Municipality"),
        query.groups().municipalities(),
        Words::municipality);
    names(parts, frame.say("Team", "Team"), query.groups().teams(), words::holder);
    names(parts, frame.say("Rådgiver", "Caseworker"), query.groups().caseworkers(), words::holder);
    if (query.dueFrom() != null) {
      parts.add(
          part(frame.say("Frist fra", "Due from"), List.of(frame.figures().day(query.dueFrom()))));
    }
    if (query.dueTo() != null) {
      parts.add(
          part(frame.say("Frist til", "Due to"), List.of(frame.figures().day(query.dueTo()))));
    }
    return parts;
  }

  private static void names(
      List<String> parts, String label, Collection<String> names, UnaryOperator<String> name) {
    if (!names.isEmpty()) {
      parts.add(part(label, names.stream().map(name).sorted(NameOrder.INSTANCE).toList()));
    }
  }

  private static String part(String label, List<String> values) {
    return label + ": " + String.join(", ", values);
  }

  private List<Option> statuses(List<ObligationStatus> statuses) {
    Set<ObligationStatus> chosen = query.obligationsQuery().statuses();
    return statuses.stream()
        .map(status -> new Option(status.label(), words.status(status), chosen.contains(status)))
        .toList();
  }

  private String say(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }
}
