package dk.fristvagt.api.page;

import dk.fristvagt.api.report.Partitions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What every page has around its content: its language, title, menu, clock and notices. Immutable.
 *
 * <p>Pages are Danish unless their address says {@code lang=en}; then every address that a page
 * makes says it too. So an address shows everyone the same page.
 */
public final class PageFrame {

  private static final String LANGUAGE = "lang";

  private final Speech speech;
  private final Screen screen;
  private final String title;
  private final String path;
  private final Map<String, List<String>> parameters;
  private final Figures figures;
  private final PageState state;
  private final int liveSeconds;
  private final SignedIn signedIn;
  private final Predicate<Screen> open;

  /** For whoever may open every page, where nobody has signed in. */
  public PageFrame(
      Speech speech,
      Screen screen,
      String title,
      String path,
      Map<String, List<String>> parameters,
      ZoneId zone,
      PageState state,
      int liveSeconds) {
    this(speech, screen, title, path, parameters, zone, state, liveSeconds, null, one -> true);
  }

  /**
   * @param path the page's own, encoded
   * @param parameters those of the request
   * @param state what its data is from, or null where it shows none
   * @param liveSeconds how often it may change under a reader's eyes at most; 0 for not at all
   * @param signedIn who looks at it; null where nobody has signed in
   * @param open which pages the reader may open
   */
  public PageFrame(
      Speech speech,
      Screen screen,
      String title,
      String path,
      Map<String, List<String>> parameters,
      ZoneId zone,
      PageState state,
      int liveSeconds,
      SignedIn signedIn,
      Predicate<Screen> open) {
    this.speech = speech;
    this.screen = screen;
    this.title = title;
    this.path = path;
    this.parameters = Map.copyOf(parameters);
    this.figures = new Figures(speech, zone);
    this.state = state;
    this.liveSeconds = liveSeconds;
    this.signedIn = signedIn;
    this.open = open;
  }

  public Speech speech() {
    return speech;
  }

  /** {@code da} or {@code en}. */
  public String lang() {
    return speech.tag();
  }

  public String say(String danish, String english) {
    return speech.say(danish, english);
  }

  public Screen screen() {
    return screen;
  }

  /** The page's own, without the service's name. */
  public String title() {
    return title;
  }

  /** Numbers and times in the page's language and zone. */
  public Figures figures() {
    return figures;
  }

  /** What the data shown is from; null where none is. */
  public PageState state() {
    return state;
  }

  /** The clock that the page shows. */
  public Instant clock() {
    return state.clock();
  }

  public boolean isStale() {
    return state != null && state.stale();
  }

  /** Whether some partition cannot answer, so that no figure is whole. */
  public boolean isPartial() {
    return state != null && !isWhole(state.partitions());
  }

  public int liveSeconds() {
    return liveSeconds;
  }

  /** Who looks at it; null where nobody has signed in. */
  public SignedIn signedIn() {
    return signedIn;
  }

  /** An address within the service, in the page's language. */
  public Link link(String target) {
    Link link = Link.to(target);
    return speech.equals(Speech.DANISH) ? link : link.with(LANGUAGE, speech.tag());
  }

  public Link link(Screen target) {
    return link(target.path());
  }

  /** Whether the reader may open a page. */
  public boolean mayOpen(Screen target) {
    return open.test(target);
  }

  /** What the menu leads to. */
  public List<Screen> menu() {
    return Arrays.stream(Screen.values())
        .filter(target -> target.inMenu() && mayOpen(target))
        .toList();
  }

  /** Where the service's name leads: the first page of the menu. */
  public Link home() {
    return link(menu().isEmpty() ? Screen.HELP : menu().get(0));
  }

  /** Whether the page may follow what changes; else it has to ask from time to time. */
  public boolean mayFollow() {
    return mayOpen(Screen.WALL);
  }

  /** The address of a list; null for a reader who may not open lists. */
  public String list(Link worklist) {
    return mayOpen(Screen.WORKLIST) ? worklist.toString() : null;
  }

  /** A case's page. */
  public Link caseLink(String municipality, String caseId) {
    return link(Screen.CASE.path() + '/' + Link.segment(municipality) + '/' + Link.segment(caseId));
  }

  /** An obligation's page. Its id keeps its slashes, as it does in the API. */
  public Link obligationLink(String id) {
    return link(Screen.OBLIGATION.path() + '/' + Link.segment(id).replace("%2F", "/"));
  }

  /** The help on this page. */
  public Link help() {
    return link(Screen.HELP.path() + '/' + screen.id());
  }

  /** This page with the same parameters, save some. */
  public Link here(String... without) {
    return withParameters(link(path), without);
  }

  /** The answer of the API with the same parameters as this page, save some. */
  public Link api(String apiPath, String... without) {
    return withParameters(Link.to(apiPath), without);
  }

  /** This page in the other language. */
  public Link otherLanguage() {
    Link link = api(path);
    return speech.equals(Speech.DANISH) ? link.with(LANGUAGE, Speech.ENGLISH.tag()) : link;
  }

  /** Where a file that the page needs is. */
  public String asset(String name) {
    return Assets.ALL.path(name);
  }

  private Link withParameters(Link target, String... without) {
    Collection<String> left = List.of(without);
    Link link = target;
    for (String name : parameters.keySet().stream().sorted().toList()) {
      if (!left.contains(name) && !name.equals(LANGUAGE)) {
        for (String value : parameters.get(name)) {
          link = link.with(name, value);
        }
      }
    }
    return link;
  }

  private static boolean isWhole(Partitions partitions) {
    return partitions.answering() >= partitions.expected();
  }
}
