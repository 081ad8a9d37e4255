package dk.fristvagt.app.capture;

import dk.fristvagt.app.runtime.CommandFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the classes of Kafka Connect and its connector are, which are on no class path of ours. */
final class ConnectLibrary {

  private ConnectLibrary() {}

  /**
   * The class path of a worker.
   *
   * @throws CommandFailure when they were not built
   */
  static String classPath() {
    Path target = target();
    Path classes = target.resolve("classes");
    Path libraries = target.resolve("lib");
    if (!Files.isDirectory(classes) || !Files.isDirectory(libraries)) {
      throw new CommandFailure(
          "Kafka Connect is not built; run: ./mvnw -pl connect package, in the project's directory");
    }
    return classes + System.getProperty("path.separator") + libraries.resolve("*");
  }

  /** Beside what this class was loaded from: {@code app/target/…}. */
  private static Path target() {
    try {
      Path own =
          Path.of(ConnectLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.getParent().getParent().resolveSibling("connect").resolve("target");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
