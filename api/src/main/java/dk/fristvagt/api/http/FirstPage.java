package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Screen;
import dk.fristvagt.identity.Principal;
import java.util.Arrays;

/** Where somebody is led who asked for no page: the first of the menu that is theirs. */
final class FirstPage {

  private FirstPage() {}

  /** Its path; that of the help for whoever has no grant. */
  static String of(Principal principal) {
    return Arrays.stream(Screen.values())
        .filter(screen -> screen.inMenu() && !principal.access(screen.permission()).isNothing())
        .findFirst()
        .orElse(Screen.HELP)
        .path();
  }
}
