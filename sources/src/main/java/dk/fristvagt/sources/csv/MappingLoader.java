package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.YamlDocument;
import dk.fristvagt.sources.files.FileContent;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import dk.fristvagt.sources.mapping.MappingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Loads mappings from YAML; the format is that of {@code docs/csv-import.md}.
 *
 * <p>A mapping is loaded as a whole or not at all, and every error that it has is reported at once,
 * with its line: what can be known without the files is known before one of them is read.
 */
public final class MappingLoader {

  private final UnaryOperator<String> environment;

  /**
   * @param environment the value of a variable, or null: where keys of pseudonyms may be
   */
  public MappingLoader(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * @throws IOException when the file cannot be read
   * @throws InvalidMappingException when it is no mapping
   */
  public CsvMapping load(Path file) throws IOException, InvalidMappingException {
    byte[] bytes = Files.readAllBytes(file);
    Findings findings = new Findings();
    String digest = HexFormat.of().formatHex(FileContent.newSha256().digest(bytes));
    Optional<CsvMapping> mapping =
        MappingText.of(bytes, findings)
            .flatMap(text -> new YamlDocument(findings).read(text))
            .flatMap(
                root ->
                    new MappingReader(
                            findings,
                            new PseudonymReader(
                                findings, environment, file.toAbsolutePath().getParent()))
                        .read(root, digest));
    List<CatalogueError> errors = findings.all();
    if (!errors.isEmpty()) {
      throw new InvalidMappingException(errors);
    }
    return mapping.orElseThrow();
  }
}
