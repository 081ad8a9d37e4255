package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Loads catalogues from YAML; the format is that of {@code docs/catalogue-format.md}.
 *
 * <p>A catalogue is loaded as a whole or not at all, and every error that it has is reported at
 * once, with its line. Files are UTF-8 and at most {@value YamlDocument#MAX_LENGTH} characters
 * long. Stateless and thread-safe.
 */
public final class CatalogueLoader {

  /** UTF-8 takes at most four bytes for a code point. */
  private static final int MAX_BYTES = 4 * YamlDocument.MAX_LENGTH;

  /**
   * @throws IOException when the file cannot be read
   * @throws InvalidCatalogueException when it is no catalogue
   */
  public Catalogue load(Path file) throws IOException, InvalidCatalogueException {
    try (InputStream input = Files.newInputStream(file)) {
      return load(input);
    }
  }

  /** Reads to the end and leaves the stream open. Throws as {@link #load(Path)} does. */
  public Catalogue load(InputStream input) throws IOException, InvalidCatalogueException {
    byte[] bytes = input.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLong();
    }
    try {
      return load(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw notUtf8(bytes);
    }
  }

  /** Reads to the end and leaves the reader open. Throws as {@link #load(Path)} does. */
  public Catalogue load(Reader reader) throws IOException, InvalidCatalogueException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      text.append(buffer, 0, read);
      if (text.length() > 2 * YamlDocument.MAX_LENGTH) {
        throw tooLong();
      }
    }
    return load(text.toString());
  }

  /**
   * @param text the YAML itself; a byte order mark is skipped
   * @throws InvalidCatalogueException when it is no catalogue
   */
  public Catalogue load(String text) throws InvalidCatalogueException {
    if (text.codePointCount(0, text.length()) > YamlDocument.MAX_LENGTH) {
      throw tooLong();
    }
    String source = normalised(text);
    Findings findings = new Findings();
    Optional<Catalogue> catalogue =
        new YamlDocument(findings)
            .read(source)
            .flatMap(root -> new CatalogueReader(findings).read(root, source));
    if (findings.count() > 0) {
      throw new InvalidCatalogueException(findings.all());
    }
    return catalogue.orElseThrow();
  }

  /**
   * What YAML itself takes for the same: the byte order mark is none of it, line breaks are one.
   */
  private static String normalised(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return content.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static InvalidCatalogueException tooLong() {
    return new InvalidCatalogueException(
        List.of(
            new CatalogueError(
                1, 1, "", "longer than " + YamlDocument.MAX_LENGTH + " characters")));
  }

  private static InvalidCatalogueException notUtf8(byte[] bytes) {
    int line = 1;
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        try {
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, i)));
        } catch (CharacterCodingException e) {
          break;
        }
        line++;
        from = i + 1;
      }
    }
    return new InvalidCatalogueException(
        List.of(new CatalogueError(line, 1, "", "not UTF-8; save the file as UTF-8")));
  }
}
