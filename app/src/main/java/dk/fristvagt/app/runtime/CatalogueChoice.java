package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The catalogue of a file, or the built-in one. */
public final class CatalogueChoice {

  private CatalogueChoice() {}

  /**
   * @param file null for the built-in one
   * @throws CommandFailure with every error of the file, a line each, when it is no catalogue
   */
  public static Catalogue load(Path file) {
    if (file == null) {
      return BuiltInCatalogues.dkChildServices();
    }
    try {
      return new CatalogueLoader().load(file);
    } catch (InvalidCatalogueException e) {
      throw new CommandFailure(
          e.errors().stream().map(error -> line(file, error)).collect(Collectors.joining("\n")), e);
    } catch (IOException e) {
      throw new CommandFailure(file + " cannot be read: " + reason(e), e);
    }
  }

  /** {@code file.yaml:12:7: rules[assessment-4m].within: is required}. */
  public static String line(Path file, CatalogueError error) {
    return file
        + ":"
        + error.line()
        + ":"
        + error.column()
        + ": "
        + (error.path().isEmpty() ? "" : error.path() + ": ")
        + error.message();
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.toString();
  }
}
