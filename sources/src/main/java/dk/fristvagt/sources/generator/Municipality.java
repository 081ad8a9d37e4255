package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.MunicipalityNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the 98 municipalities.
 *
 * @param code four digits
 * @param name in Danish
 * @param inhabitants of all ages, in 2020
 */
public record Municipality(String code, String name, int inhabitants) {

  private static final String RESOURCE = "inhabitants.csv";
  private static final String SLAGELSE = "0330";
  private static final List<Municipality> ALL = read();

  /** All 98, by code. */
  public static List<Municipality> all() {
    return ALL;
  }

  /**
   * How many cases it has open when Slagelse has so many, in proportion to the inhabitants.
   *
   * @return at least 20, the fewest that can be generated
   */
  public int openCases(int inSlagelse) {
    double size = (double) inhabitants / slagelse().inhabitants;
    return Math.max(GeneratorSettings.FEWEST_OPEN_CASES, (int) Math.round(size * inSlagelse));
  }

  private static Municipality slagelse() {
    return ALL.stream().filter(m -> m.code.equals(SLAGELSE)).findAny().orElseThrow();
  }

  private static List<Municipality> read() {
    List<Municipality> all = new ArrayList<>();
    try (InputStream in = Municipality.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split(";", -1);
          all.add(
              new Municipality(
                  columns[0], MunicipalityNames.of(columns[0]), Integer.parseInt(columns[1])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }
}
