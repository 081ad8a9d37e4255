package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.YamlDocument;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import dk.fristvagt.sources.mapping.MappingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads mappings from YAML; the format is that of {@code docs/change-data-capture.md}. A mapping is
 * loaded as a whole or not at all, and every error that it has is reported at once, with its line.
 */
public final class MappingLoader {

  private MappingLoader() {}

  /** A mapping, and where in its file everything stands. */
  public record Loaded(CaptureMapping mapping, MappingPlaces places) {}

  /**
   * @throws IOException when the file cannot be read
   * @throws InvalidMappingException when it is no mapping
   */
  public static Loaded load(Path file) throws IOException, InvalidMappingException {
    Findings findings = new Findings();
    return load(MappingText.of(Files.readAllBytes(file), findings), findings);
  }

  /**
   * @param text the YAML itself
   * @throws InvalidMappingException when it is no mapping
   */
  public static Loaded load(String text) throws InvalidMappingException {
    return load(Optional.of(text), new Findings());
  }

  private static Loaded load(Optional<String> text, Findings findings)
      throws InvalidMappingException {
    MappingPlaces places = new MappingPlaces();
    Optional<CaptureMapping> mapping =
        text.flatMap(yaml -> new YamlDocument(findings).read(yaml))
            .flatMap(root -> new MappingReader(findings, places).read(root));
    if (findings.count() > 0) {
      throw new InvalidMappingException(findings.all());
    }
    return new Loaded(mapping.orElseThrow(), places);
  }
}
