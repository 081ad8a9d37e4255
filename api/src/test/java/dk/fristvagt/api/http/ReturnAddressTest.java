package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/worklist", "/worklist?team=S%C3%B8nder&lang=en", "/a//b"})
  void a_page_of_ours_is_gone_back_to(String asked) {
    assertThat(ReturnAddress.of(asked)).isEqualTo(asked);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "worklist",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "https://example.org/",
        "/a\r\nSet-Cookie: b=c",
        "/a b",
        "/\t/example.org",
        "/æ"
      })
  void whatever_might_lead_elsewhere_leads_to_the_first_page(String asked) {
    assertThat(ReturnAddress.of(asked)).isEqualTo("/");
  }

  @Test
  void an_address_that_is_too_long_leads_to_the_first_page() {
    assertThat(ReturnAddress.of("/" + "a".repeat(2_000))).isEqualTo("/");
  }
}
