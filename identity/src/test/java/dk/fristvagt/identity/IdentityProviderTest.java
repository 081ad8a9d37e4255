package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.provider.OpenIdProvider;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example",
        "login.example",
        "ftp://127.0.0.1",
        "https://login.example/?a=b",
        "https://login.example/#a",
        "/login"
      })
  void an_issuer_that_could_be_anybody_is_refused(String issuer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderFixture.provider(URI.create(issuer)));
  }

  @Test
  void a_provider_that_calls_itself_something_else_is_not_believed() {
    try (OpenIdProvider provider = ProviderFixture.start()) {
      IdentityProvider other =
          ProviderFixture.provider(
              URI.create("http://localhost:" + provider.issuer().getPort() + "/"));

      assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(other::reach);
    }
  }

  @Test
  void a_provider_that_answers_is_reached() {
    try (OpenIdProvider provider = ProviderFixture.start()) {
      ProviderFixture.provider(provider.issuer()).reach();
    }
  }
}
