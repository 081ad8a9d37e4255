package dk.fristvagt.app.demo;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.PopulationFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The children of the generated municipality; the resource says where the number is from. */
public final class DemoPopulation {

  private static final String RESOURCE = "population.csv";

  private DemoPopulation() {}

  public static Population load() {
    try (InputStream in = DemoPopulation.class.getResourceAsStream(RESOURCE)) {
      return PopulationFile.read(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
