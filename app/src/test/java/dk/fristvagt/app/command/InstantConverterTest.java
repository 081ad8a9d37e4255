package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantConverterTest {

  @ParameterizedTest
  @CsvSource({
    "2021-03-01T10:00:00Z, 2021-03-01T10:00:00Z",
    "2021-03-01T10:00:00+01:00, 2021-03-01T09:00:00Z",
    "2021-03-01T10:00:00.123Z, 2021-03-01T10:00:00.123Z",
    "2021-03-01, 2021-02-28T23:00:00Z",
    "2021-07-01, 2021-06-30T22:00:00Z"
  })
  void readsInstantsAndTheStartOfLocalDays(String text, Instant instant) {
    assertThat(new InstantConverter().convert(text)).isEqualTo(instant);
  }
}
