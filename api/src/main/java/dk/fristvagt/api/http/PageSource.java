package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import java.util.Set;

/** Where a page comes from. One that cannot be made throws {@link ProblemException}. */
interface PageSource {

  Screen screen();

  /** The route, with its parameters. */
  default String path() {
    return screen().path();
  }

  /** What one must be allowed to ask for it. */
  default RoutePermission permission() {
    return RoutePermission.of(screen().permission());
  }

  /** What its address may ask, besides {@code lang}. */
  Set<String> parameters();

  /** What may keep the page. */
  Keeping keeping();

  /** How often it may change under a reader's eyes at most; 0 for not at all. */
  default int liveSeconds() {
    return 0;
  }

  /** What the page is made from besides the views, such that its tag changes with it. */
  default String madeFrom() {
    return "";
  }

  /** Whether there is nothing to show while no partition can answer. */
  default boolean needsViews() {
    return keeping() != Keeping.TEXT;
  }

  Page page(PageRequest request);

  /** What a page is made from, and so who may keep it and for how long. */
  enum Keeping {
    /** Text of this version: needs no data, may be kept and asked about again. */
    TEXT,
    /** Counts from the views: may be kept and asked about again. */
    FIGURES,
    /** Cases or people from the views: nobody on the way may keep it. */
    PEOPLE,
    /** From the stores or from the service itself: has no tag, nobody may keep it. */
    FRESH
  }
}
