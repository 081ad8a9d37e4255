package dk.fristvagt.rules.catalogue.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueFingerprintTest {

  private static final String YAML =
      """
      catalogue: test
      name: {da: Prøve, en: Test}
      rules:
        - id: assessed
          name: {da: Vurderet, en: Assessed}
          kind: deadline
          legal: local policy
          start: NotificationReceived
          fulfilled: NotificationAssessed
          within: PT24H
      """;

  /** What {@code sha256sum} says of the text above. */
  private static final String SHA_256 =
      "b9c6d51ec0062e022a1195326f3540911e24f856c07d7991bc2aa8975e582d9a";

  @Test
  void isTheSha256OfTheText() throws InvalidCatalogueException {
    assertThat(fingerprint(YAML)).isEqualTo(SHA_256);
  }

  @Test
  void aByteOrderMarkAndTheKindOfLineBreakMakeNoOtherCatalogue() throws InvalidCatalogueException {
    assertThat(fingerprint("\uFEFF" + YAML)).isEqualTo(SHA_256);
    assertThat(fingerprint(YAML.replace("\n", "\r\n"))).isEqualTo(SHA_256);
    assertThat(fingerprint(YAML.replace('\n', '\r'))).isEqualTo(SHA_256);
  }

  @Test
  void anyOtherTextDoes() throws InvalidCatalogueException {
    assertThat(fingerprint(YAML.replace("PT24H", "PT25H"))).isNotEqualTo(SHA_256);
    assertThat(fingerprint("# a comment\n" + YAML)).isNotEqualTo(SHA_256);
  }

  private static String fingerprint(String yaml) throws InvalidCatalogueException {
    return new CatalogueLoader().load(yaml).fingerprint();
  }
}
