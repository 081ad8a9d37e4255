package dk.fristvagt.app.command;

import java.net.URI;
import java.util.Map;

/** Says where the pages are. */
final class Addresses {

  private Addresses() {}

  static void print(URI address, boolean json) {
    if (json) {
      StandardOutput.json(Map.of("address", address.toString()));
    } else {
      StandardOutput.line("Fristvagt is at " + address + " (Ctrl-C stops it)");
    }
  }
}
