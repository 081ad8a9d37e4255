package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.api.report.Population;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", " "})
  void an_address_that_others_can_reach_is_refused_with_the_reason(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiSettings(host, 0, null, Population.NONE))
        .withMessageContaining("no identity is configured")
        .withMessageContaining("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void this_machine_alone_is_accepted(String host) {
    assertThat(new ApiSettings(host, 0, Duration.ZERO, Population.NONE).host()).isEqualTo(host);
  }

  @Test
  void ports_and_durations_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiSettings.DEFAULT.withPort(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> ApiSettings.DEFAULT.withPort(65_536));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiSettings.DEFAULT.withStaleAfter(Duration.ofSeconds(-1)));
  }
}
