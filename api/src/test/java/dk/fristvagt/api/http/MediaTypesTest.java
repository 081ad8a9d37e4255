package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | true",
        "APPLICATION/JSON; q=0.5 | true",
        "*/* | true",
        "application/*;q=0.1, text/html | true",
        "text/html | false",
        "text/csv, application/xml | false",
        "*/*, application/json;q=0 | false",
        "application/json;q=0.0, */*;q=0.1 | false",
      })
  void the_most_specific_range_decides(String accept, boolean takes) {
    assertThat(MediaTypes.takes(accept, "application", "json")).isEqualTo(takes);
  }
}
