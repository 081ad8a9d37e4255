package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.help.HelpPage;
import dk.fristvagt.api.page.help.HelpText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code GET /help}, {@code /help/<screen>} and {@code /accessibility}: texts, without data. */
final class HelpSource implements PageSource {

  private final Screen about;

  private HelpSource(Screen about) {
    this.about = about;
  }

  /** One for each text. */
  static List<PageSource> all() {
    return Arrays.stream(Screen.values()).<PageSource>map(HelpSource::new).toList();
  }

  @Override
  public Screen screen() {
    return about == Screen.ACCESSIBILITY ? about : Screen.HELP;
  }

  @Override
  public String path() {
    return switch (about) {
      case HELP, ACCESSIBILITY -> about.path();
      default -> Screen.HELP.path() + '/' + about.id();
    };
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public Keeping keeping() {
    return Keeping.TEXT;
  }

  @Override
  public Page page(PageRequest request) {
    String title = HelpText.of(about, request.speech()).title();
    return new HelpPage(request.frame(screen(), title, 0), about);
  }
}
