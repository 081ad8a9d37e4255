package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.identity.Sessions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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
  void others_than_this_machine_are_only_let_in_by_identity_behind_tls() {
    ApiIdentity here = identity(Optional.empty());
    ApiIdentity behindProxy = identity(Optional.of(URI.create("https://fristvagt.example/")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiSettings.DEFAULT.withIdentity(here).withHost("0.0.0.0"))
        .withMessageContaining("without a public URL");
    assertThat(ApiSettings.DEFAULT.withIdentity(behindProxy).withHost("0.0.0.0").host())
        .isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fristvagt.example/",
        "https://fristvagt.example",
        "https://fristvagt.example/path/",
        "https://fristvagt.example/?a=b",
        "https://user@fristvagt.example/"
      })
  void a_public_url_is_a_host_that_is_reached_by_tls(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> identity(Optional.of(URI.create(url))));
  }

  private static ApiIdentity identity(Optional<URI> publicUrl) {
    return new ApiIdentity(
        null,
        Optional.empty(),
        new Sessions(Sessions.Limits.DEFAULT, InstantSource.system()),
        publicUrl);
  }

  @Test
  void ports_and_durations_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiSettings.DEFAULT.withPort(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> ApiSettings.DEFAULT.withPort(65_536));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiSettings.DEFAULT.withStaleAfter(Duration.ofSeconds(-1)));
  }
}
