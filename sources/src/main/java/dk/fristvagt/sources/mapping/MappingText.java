package dk.fristvagt.sources.mapping;

import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.YamlDocument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a mapping file. */
public final class MappingText {

  private static final int LONGEST = YamlDocument.MAX_LENGTH;

  private MappingText() {}

  /**
   * Decodes UTF-8, with or without a byte order mark.
   *
   * @return empty, with an error found, where it is anything else or longer than 2,000,000 bytes
   */
  public static Optional<String> of(byte[] bytes, Findings findings) {
    if (bytes.length > LONGEST) {
      findings.add(1, 1, "", "longer than " + LONGEST + " bytes");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      findings.add(1, 1, "", "not UTF-8; save the file as UTF-8");
      return Optional.empty();
    }
  }
}
