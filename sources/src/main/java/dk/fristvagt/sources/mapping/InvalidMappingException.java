package dk.fristvagt.sources.mapping;

import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that is no mapping, or one that does not fit the files or the database that it is for,
 * with all the reasons why.
 */
public final class InvalidMappingException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<CatalogueError> errors;

  /**
   * @param errors at least one, in the order of the mapping file
   */
  public InvalidMappingException(List<CatalogueError> errors) {
    super(errors.stream().map(CatalogueError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** At least one, in the order of the mapping file. */
  public List<CatalogueError> errors() {
    return errors;
  }
}
