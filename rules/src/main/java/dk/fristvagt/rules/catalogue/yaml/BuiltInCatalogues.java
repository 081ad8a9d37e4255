package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The catalogues that come with the program. */
public final class BuiltInCatalogues {

  private static final String DK_CHILD_SERVICES =
      "/dk/fristvagt/rules/catalogue/dk-child-services.yaml";

  private BuiltInCatalogues() {}

  /**
   * The law and targets of a Danish municipality's child and family service. Loaded once;
   * thread-safe.
   */
  public static Catalogue dkChildServices() {
    return DkChildServices.CATALOGUE;
  }

  /** The YAML of {@link #dkChildServices()}, as a model for catalogues of one's own. */
  public static String dkChildServicesYaml() {
    try (InputStream input = BuiltInCatalogues.class.getResourceAsStream(DK_CHILD_SERVICES)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class DkChildServices {

    private static final Catalogue CATALOGUE = load();

    private static Catalogue load() {
      try {
        return new CatalogueLoader().load(dkChildServicesYaml());
      } catch (InvalidCatalogueException e) {
        throw new IllegalStateException("the built-in catalogue is broken:\n" + e.getMessage(), e);
      }
    }
  }
}
