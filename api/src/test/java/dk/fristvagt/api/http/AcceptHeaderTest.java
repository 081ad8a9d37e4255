package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | 1",
        "TEXT/CSV; Q=0.5 | 0.5",
        "*/*;q=0.1 | 0.1",
        "text/*;q=0.3, */* | 0.3",
        "text/csv;q=0, */* | 0",
        "text/csv;header=present;q=0.2 | 0.2",
        "text/csv;q=nonsense | 1",
        "application/json | 0",
        "text/csvx | 0",
        "text/html, application/json;q=0.9 | 0",
        "*/*, text/csv;q=0.0 | 0",
      })
  void the_most_specific_range_says_how_gladly(String accept, double quality) {
    assertThat(new AcceptHeader(accept).quality("text/csv")).isEqualTo(quality);
  }

  @Test
  void who_says_nothing_takes_everything() {
    assertThat(new AcceptHeader(null).quality("text/csv")).isEqualTo(1);
    assertThat(new AcceptHeader(" ").quality("text/csv")).isEqualTo(1);
  }
}
