package dk.fristvagt.rules.catalogue.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is no catalogue, with all the reasons why. */
public final class InvalidCatalogueException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<CatalogueError> errors;

  public InvalidCatalogueException(List<CatalogueError> errors) {
    super(errors.stream().map(CatalogueError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** At least one, in the order of the file. */
  public List<CatalogueError> errors() {
    return errors;
  }
}
