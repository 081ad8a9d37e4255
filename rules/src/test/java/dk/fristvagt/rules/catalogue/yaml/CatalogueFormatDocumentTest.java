package dk.fristvagt.rules.catalogue.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the document are catalogues, or rules that stand in one. */
class CatalogueFormatDocumentTest {

  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static List<String> examples() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "catalogue-format.md")));
    List<String> examples = new ArrayList<>();
    while (blocks.find()) {
      examples.add(blocks.group(1));
    }
    assertThat(examples).hasSizeGreaterThan(3);
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void loads(String example) throws Exception {
    String yaml =
        example.startsWith("catalogue:")
            ? example
            : "catalogue: example\nname: {da: Eksempel, en: Example}\nrules:\n" + example;

    Catalogue catalogue = new CatalogueLoader().load(yaml);

    assertThat(catalogue.rules()).isNotEmpty();
  }
}
