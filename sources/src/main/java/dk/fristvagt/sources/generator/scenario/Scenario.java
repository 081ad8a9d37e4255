package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.RegistrationOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** A municipality whose facts give published figures. Immutable and thread-safe. */
public final class Scenario {

  private static final List<String> NAMES =
      List.of(
          "slagelse-2019",
          "albertslund-2016",
          "slagelse-2021-2023",
          "slagelse-2023",
          "copenhagen-2008");

  /** A world may lack what a figure needs: no late plan of that team in that year. */
  private static final int WORLDS_TRIED = 5;

  private static final long DISTANCE_OF_WORLDS = 1L << 40;

  private final ScenarioDescription description;

  private Scenario(ScenarioDescription description) {
    this.description = description;
  }

  /** The names of all there are. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Scenario of(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("there is no scenario " + name);
    }
    return new Scenario(DescriptionReader.read(name));
  }

  public ScenarioDescription description() {
    return description;
  }

  /** The rules it is judged by. */
  public Catalogue catalogue() {
    if (description.catalogue() == null) {
      return BuiltInCatalogues.dkChildServices();
    }
    try {
      return new CatalogueLoader().load(catalogueYaml());
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException("the catalogue of " + description.name() + " is broken", e);
    }
  }

  /** The file of {@link #catalogue}. */
  public String catalogueYaml() {
    if (description.catalogue() == null) {
      return BuiltInCatalogues.dkChildServicesYaml();
    }
    try (InputStream in = Scenario.class.getResourceAsStream(description.catalogue())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The seed of the facts that everybody has who asks for no other. */
  public long ordinarySeed() {
    return description.settings().seed();
  }

  /**
   * Every fact in the order of {@code registeredAt}. The figures are the same whatever the seed;
   * which cases give them is not. Goes through all histories once before the first fact, then holds
   * what {@link RegistrationOrder} holds.
   *
   * @throws IllegalStateException when the figures can be laid out in none of the worlds that are
   *     tried for this seed
   */
  public Iterator<Fact> facts(long seed) {
    Catalogue catalogue = catalogue();
    IllegalStateException failure = null;
    for (int world = 0; world < WORLDS_TRIED; world++) {
      GeneratorSettings settings =
          description.settings().withSeed(seed + world * DISTANCE_OF_WORLDS);
      try {
        return new RegistrationOrder(
            ScenarioHistories.of(description, catalogue, new HistoryGenerator(settings), seed));
      } catch (IllegalStateException e) {
        failure = e;
      }
    }
    throw failure;
  }
}
