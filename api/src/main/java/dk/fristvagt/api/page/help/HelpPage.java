package dk.fristvagt.api.page.help;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import java.util.Arrays;
import java.util.List;

/**
 * A text of the help, and where the others are.
 *
 * @param about the page that it helps with
 */
public record HelpPage(PageFrame frame, Screen about) implements Page {

  private static final List<Screen> HELPED =
      Arrays.stream(Screen.values())
          .filter(screen -> screen != Screen.HELP && screen != Screen.ACCESSIBILITY)
          .toList();

  @Override
  public String template() {
    return "help.jte";
  }

  public HelpText text() {
    return HelpText.of(about, frame.speech());
  }

  /** The pages that there is help on. */
  public List<Screen> screens() {
    return HELPED;
  }

  /** Where the help on a page is. */
  public String link(Screen screen) {
    return frame.link(Screen.HELP.path() + '/' + screen.id()).toString();
  }
}
