package dk.fristvagt.app.demo;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import java.nio.file.Files;

/** Where a demonstration's facts come from. */
public enum DemoSource {
  /** Written as they are made. */
  GENERATOR,
  /** Typed into the sample case system, and captured from its database. */
  POSTGRES;

  /**
   * That of a data directory.
   *
   * @param wanted null for that of the directory, or the ordinary one
   * @throws CommandFailure when the directory was begun with the other one
   */
  static DemoSource of(DataDirectory directory, DemoSource wanted) {
    if (!directory.holdsData()) {
      return wanted == null ? GENERATOR : wanted;
    }
    DemoSource there = Files.isDirectory(directory.postgres()) ? POSTGRES : GENERATOR;
    if (wanted != null && wanted != there) {
      throw new CommandFailure(
          directory.root()
              + " was begun with another --source; leave it out, or choose another --data");
    }
    return there;
  }
}
