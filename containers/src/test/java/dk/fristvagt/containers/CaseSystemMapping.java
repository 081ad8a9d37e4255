package dk.fristvagt.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample's mapping with the wall's time for a clock, as {@code compose/init} makes it. */
final class CaseSystemMapping {

  private CaseSystemMapping() {}

  static String live(Path caseSystem) {
    try {
      return Files.readString(caseSystem.resolve("mapping.yaml"))
          .replaceFirst("(?m)^  alive: .*\\n", "")
          .replaceFirst("(?m)^  grace: PT0S$", "  grace: PT0.001S");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
