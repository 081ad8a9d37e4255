package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import java.util.Set;

/** Stands for the page that an error is shown on, which has no route of its own. */
enum ProblemSource implements PageSource {
  INSTANCE;

  @Override
  public Screen screen() {
    return Screen.HELP;
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public Keeping keeping() {
    return Keeping.FRESH;
  }

  @Override
  public Page page(PageRequest request) {
    throw new UnsupportedOperationException("an error's page is made where the error is");
  }
}
