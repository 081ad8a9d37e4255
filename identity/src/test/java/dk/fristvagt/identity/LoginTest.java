package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dk.fristvagt.provider.Browser;
import dk.fristvagt.provider.OpenIdProvider;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in at a running provider, by its own form. */
class LoginTest {

  private static final URI SERVICE = URI.create("http://127.0.0.1:8080/");
  private static final URI CALLBACK = SERVICE.resolve("/login/callback");
  private static final URI ENDED = SERVICE.resolve("/logged-out");

  private static OpenIdProvider provider;
  private static IdentityProvider known;

  private final SetTime time = new SetTime(Instant.now());
  private final Login login = ProviderFixture.login(known, time);
  private final Browser browser = new Browser();

  @BeforeAll
  static void start() {
    provider = ProviderFixture.start();
    provider.allow(SERVICE);
    known = ProviderFixture.provider(provider.issuer());
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @Test
  void somebody_who_signs_in_is_who_the_provider_says_in_the_roles_that_are_known()
      throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/worklist");
    URI back = browser.signIn(begun.address(), ProviderFixture.LEADER);

    Login.Done done = login.complete(begun.key(), parameters(back));

    assertThat(done.returnTo()).isEqualTo("/worklist");
    assertThat(done.principal().subject()).isEqualTo("6c1f0c1e");
    assertThat(done.principal().name()).isEqualTo("Lene Leder");
    assertThat(done.principal().grants())
        .containsExactly(
            new Grant(
                Role.TEAM_LEAD,
                new Scope(Selection.of(Set.of("0330")), Selection.of(Set.of("Nord")))));
  }

  @Test
  void the_provider_is_asked_for_a_code_with_a_challenge_a_state_and_a_nonce() {
    Map<String, List<String>> asked = parameters(login.begin(CALLBACK, "/cases/0330/x").address());

    assertThat(asked.get("response_type")).containsExactly("code");
    assertThat(asked.get("code_challenge_method")).containsExactly("S256");
    assertThat(asked.get("redirect_uri")).containsExactly(CALLBACK.toString());
    assertThat(asked.get("scope").get(0).split(" ")).contains("openid", "profile");
    assertThat(asked).containsKeys("state", "nonce", "code_challenge");
    assertThat(asked.toString()).as("where somebody goes").doesNotContain("cases");
    assertThat(asked).doesNotContainKeys("code_verifier", "client_secret");
  }

  @Test
  void an_answer_counts_once() throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        parameters(browser.signIn(begun.address(), ProviderFixture.LEADER));
    login.complete(begun.key(), answer);

    assertRefused(Refusal.UNKNOWN_ATTEMPT, begun.key(), answer);
  }

  @Test
  void an_answer_counts_only_in_the_browser_that_asked() throws Exception {
    Login.Begun mine = login.begin(CALLBACK, "/");
    Login.Begun other = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        parameters(browser.signIn(mine.address(), ProviderFixture.LEADER));

    assertRefused(Refusal.UNKNOWN_ATTEMPT, null, answer);
    assertRefused(Refusal.UNKNOWN_ATTEMPT, "made up", answer);
    assertRefused(Refusal.STATE, other.key(), answer);
  }

  @Test
  void a_state_of_before_is_not_taken_again() throws Exception {
    Login.Begun first = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        parameters(browser.signIn(first.address(), ProviderFixture.LEADER));
    login.complete(first.key(), answer);
    Login.Begun second = login.begin(CALLBACK, "/");

    assertRefused(Refusal.STATE, second.key(), answer);
  }

  @Test
  void a_code_of_another_sign_in_does_not_fit_its_verifier() throws Exception {
    Login.Begun first = login.begin(CALLBACK, "/");
    Login.Begun second = login.begin(CALLBACK, "/");
    Map<String, List<String>> stolen =
        parameters(browser.signIn(first.address(), ProviderFixture.LEADER));
    Map<String, List<String>> mixed =
        new HashMap<>(parameters(new Browser().signIn(second.address(), ProviderFixture.LEADER)));
    mixed.put("code", stolen.get("code"));

    assertRefused(Refusal.CODE, second.key(), mixed);
  }

  @Test
  void an_answer_of_another_issuer_is_refused() throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        new HashMap<>(parameters(browser.signIn(begun.address(), ProviderFixture.LEADER)));
    answer.put("iss", List.of("https://login.example.org"));

    assertRefused(Refusal.STATE, begun.key(), answer);
  }

  @Test
  void a_refusal_of_the_provider_signs_nobody_in() {
    Login.Begun begun = login.begin(CALLBACK, "/");
    String state = parameters(begun.address()).get("state").get(0);

    assertRefused(
        Refusal.DENIED,
        begun.key(),
        Map.of("error", List.of("access_denied"), "state", List.of(state)));
  }

  @Test
  void an_answer_without_a_code_is_refused() {
    Login.Begun begun = login.begin(CALLBACK, "/");
    String state = parameters(begun.address()).get("state").get(0);

    assertRefused(Refusal.STATE, begun.key(), Map.of("state", List.of(state)));
    assertRefused(Refusal.STATE, login.begin(CALLBACK, "/").key(), Map.of());
  }

  @Test
  void a_sign_in_that_takes_too_long_is_over() throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        parameters(browser.signIn(begun.address(), ProviderFixture.LEADER));
    time.advance(LoginAttempts.GOOD_FOR);

    assertRefused(Refusal.UNKNOWN_ATTEMPT, begun.key(), answer);
  }

  @Test
  void somebody_whom_the_provider_names_by_a_cpr_number_is_refused() throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/");
    Map<String, List<String>> answer =
        parameters(browser.signIn(begun.address(), ProviderFixture.WITH_CPR_NUMBER));

    assertRefused(Refusal.PERSONAL_NUMBER, begun.key(), answer);
  }

  @Test
  void signing_out_ends_the_session_at_the_provider() throws Exception {
    Login.Begun begun = login.begin(CALLBACK, "/");
    URI back = browser.signIn(begun.address(), ProviderFixture.LEADER);
    String idToken = login.complete(begun.key(), parameters(back)).idToken();
    assertThat(login.logoutOrigin()).contains(provider.issuer().toString());

    URI out = login.logoutAddress(Optional.of(idToken), ENDED).orElseThrow();
    URI afterwards = Browser.location(browser.get(out));

    assertThat(afterwards).isEqualTo(ENDED);
    URI next = Browser.location(browser.get(login.begin(CALLBACK, "/").address()));
    assertThat(next.getPath()).as("asked to sign in again").isEqualTo("/login");
  }

  @Test
  void nobody_can_sign_in_while_the_provider_is_down() throws Exception {
    try (OpenIdProvider other = ProviderFixture.start()) {
      other.allow(SERVICE);
      Login of = ProviderFixture.login(ProviderFixture.provider(other.issuer()), time);
      Login.Begun begun = of.begin(CALLBACK, "/");
      Map<String, List<String>> answer =
          parameters(browser.signIn(begun.address(), ProviderFixture.LEADER));
      other.stop();

      assertThatExceptionOfType(ProviderUnavailableException.class)
          .isThrownBy(() -> of.complete(begun.key(), answer));
      Login never = ProviderFixture.login(ProviderFixture.provider(other.issuer()), time);
      assertThatExceptionOfType(ProviderUnavailableException.class)
          .isThrownBy(() -> never.begin(CALLBACK, "/"));
    }
  }

  private void assertRefused(Refusal refusal, String key, Map<String, List<String>> answer) {
    assertThatExceptionOfType(IdentityRefusedException.class)
        .isThrownBy(() -> login.complete(key, answer))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private static Map<String, List<String>> parameters(URI address) {
    return URLUtils.parseParameters(address.getRawQuery());
  }
}
