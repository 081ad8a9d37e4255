package dk.fristvagt.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MunicipalityNamesTest {

  @Test
  void a_code_has_its_danish_name() {
    assertThat(MunicipalityNames.of("0330")).isEqualTo("Slagelse");
    assertThat(MunicipalityNames.of("0101")).isEqualTo("København");
    assertThat(MunicipalityNames.of("0492")).isEqualTo("Ærø");
  }

  @Test
  void what_is_no_municipality_is_called_by_its_code() {
    assertThat(MunicipalityNames.of("0411")).isEqualTo("0411");
    assertThat(MunicipalityNames.of("")).isEmpty();
  }
}
