package dk.fristvagt.rules.fact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The Danish names of the 98 municipalities by their code of four digits. Thread-safe. */
public final class MunicipalityNames {

  private static final String RESOURCE = "municipalities.csv";
  private static final Map<String, String> NAMES = read();

  private MunicipalityNames() {}

  /** The name, such as {@code Slagelse} for {@code 0330}; the code itself where it is none. */
  public static String of(String code) {
    return NAMES.getOrDefault(code, code);
  }

  private static Map<String, String> read() {
    Map<String, String> names = new TreeMap<>();
    try (InputStream in = MunicipalityNames.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          int end = line.indexOf(';');
          names.put(line.substring(0, end), line.substring(end + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }
}
