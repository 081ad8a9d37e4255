package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.YamlDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads mappings from YAML; the format is that of {@code docs/change-data-capture.md}. A mapping is
 * loaded as a whole or not at all, and every error that it has is reported at once, with its line.
 */
public final class MappingLoader {

  private static final int MAX_BYTES = 4 * YamlDocument.MAX_LENGTH;

  private MappingLoader() {}

  /** A mapping, and where in its file everything stands. */
  public record Loaded(CaptureMapping mapping, MappingPlaces places) {}

  /**
   * @throws IOException when the file cannot be read
   * @throws InvalidMappingException when it is no mapping
   */
  public static Loaded load(Path file) throws IOException, InvalidMappingException {
    if (Files.size(file) > MAX_BYTES) {
      throw whole("longer than " + YamlDocument.MAX_LENGTH + " characters");
    }
    try {
      return load(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException e) {
      throw whole("not UTF-8; save the file as UTF-8");
    }
  }

  /**
   * @param text the YAML itself
   * @throws InvalidMappingException when it is no mapping
   */
  public static Loaded load(String text) throws InvalidMappingException {
    Findings findings = new Findings();
    MappingPlaces places = new MappingPlaces();
    Optional<CaptureMapping> mapping =
        new YamlDocument(findings)
            .read(text)
            .flatMap(root -> new MappingReader(findings, places).read(root));
    if (findings.count() > 0) {
      throw new InvalidMappingException(findings.all());
    }
    return new Loaded(mapping.orElseThrow(), places);
  }

  private static InvalidMappingException whole(String message) {
    return new InvalidMappingException(List.of(new CatalogueError(1, 1, "", message)));
  }
}
