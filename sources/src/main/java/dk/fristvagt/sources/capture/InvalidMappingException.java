package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping that is none, or that does not fit its database, with all the reasons why. */
public final class InvalidMappingException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<CatalogueError> errors;

  InvalidMappingException(List<CatalogueError> errors) {
    super(errors.stream().map(CatalogueError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** At least one, in the order of the file. */
  public List<CatalogueError> errors() {
    return errors;
  }
}
