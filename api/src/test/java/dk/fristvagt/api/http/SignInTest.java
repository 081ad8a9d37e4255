package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.page.SignedIn;
import dk.fristvagt.provider.Account;
import dk.fristvagt.provider.Browser;
import dk.fristvagt.provider.OpenIdProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People and programs, a service that asks who they are, and a running provider that says it. */
class SignInTest {

  private static final Account LEADER =
      new Account("6c1f0c1e", "kodeord", Map.of("name", "Lene <b>", "groups", List.of("leder")));
  private static final Account OPERATOR =
      new Account("0b7d33aa", "kodeord", Map.of("name", "Dorte", "groups", List.of("drift")));
  private static final Account WITH_CPR_NUMBER = new Account("0101701234", "kodeord", Map.of());
  private static final Account PROGRAM =
      new Account("rapport", "hemmelig", Map.of("groups", List.of("leder")));
  private static final String SESSION = "fristvagt";

  private static OpenIdProvider provider;

  private final HttpClient client = HttpClient.newHttpClient();
  private IdentifiedApi api;

  @BeforeAll
  static void startProvider() {
    provider = OpenIdProvider.start(List.of(LEADER, OPERATOR, WITH_CPR_NUMBER), List.of(PROGRAM));
  }

  @AfterAll
  static void stopProvider() {
    provider.close();
  }

  @BeforeEach
  void start() {
    api = new IdentifiedApi(provider, Optional.empty());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void somebody_who_asks_for_a_page_signs_in_and_gets_it() throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> first = browser.get(api.at("/operations?lang=en"));
    assertThat(first.statusCode()).isEqualTo(302);
    URI login = Browser.location(first);
    assertThat(login.getPath()).isEqualTo("/login");

    HttpResponse<String> begun = browser.get(login);
    URI back = browser.signIn(Browser.location(begun), LEADER);
    HttpResponse<String> completed = browser.get(back);

    assertThat(completed.statusCode()).isEqualTo(303);
    assertThat(Browser.location(completed)).isEqualTo(api.at("/operations?lang=en"));
    HttpResponse<String> page = browser.get(Browser.location(completed));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Signed in as Lene &lt;b&gt;").contains("action=\"/logout\"");
  }

  @Test
  void cookies_are_for_this_service_alone_and_no_script() throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> begun = browser.get(api.at("/login"));
    assertThat(begun.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(
            "fristvagt-login-[A-Za-z0-9_-]{43}=[A-Za-z0-9_-]{43}"
                + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");

    HttpResponse<String> completed = browser.get(browser.signIn(Browser.location(begun), LEADER));

    assertThat(completed.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie -> cookie.matches("fristvagt=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax"))
        .anyMatch(cookie -> cookie.matches("fristvagt-login-[^=]+=; .*Max-Age=0"))
        .hasSize(2);
  }

  @Test
  void behind_a_proxy_that_ends_tls_cookies_are_never_sent_without() throws Exception {
    URI publicUrl = URI.create("https://fristvagt.kommune.example/");
    try (IdentifiedApi behind = new IdentifiedApi(provider, Optional.of(publicUrl))) {
      HttpResponse<String> begun = new Browser().get(behind.at("/login?return=/worklist"));

      assertThat(begun.headers().allValues("Set-Cookie"))
          .singleElement()
          .asString()
          .startsWith("__Host-fristvagt-login-")
          .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
          .doesNotContain("Domain");
      assertThat(Browser.location(begun).getRawQuery())
          .contains("redirect_uri=https%3A%2F%2Ffristvagt.kommune.example%2Flogin%2Fcallback");
      assertThat(Answer.toForeignHost(behind.address(), "get", "/livez").status())
          .as("a probe under whatever name")
          .isEqualTo(200);
      assertThat(Answer.toForeignHost(behind.address(), "get", "/api/v1/status").status())
          .isEqualTo(401);
    }
  }

  @Test
  void a_session_id_of_before_is_not_taken_over() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    String before = browser.cookie(SESSION).orElseThrow();

    signIn(browser);

    assertThat(browser.cookie(SESSION).orElseThrow()).isNotEqualTo(before);
    assertThat(ask("/operations", "Cookie", SESSION + '=' + before).statusCode()).isEqualTo(401);
    assertThat(ask("/operations", "Cookie", SESSION + "=chosen-by-somebody").statusCode())
        .isEqualTo(401);
  }

  @Test
  void an_answer_of_the_provider_counts_once_and_in_one_browser() throws Exception {
    Browser browser = new Browser();
    URI back = browser.signIn(Browser.location(browser.get(api.at("/login"))), LEADER);

    HttpResponse<String> elsewhere = new Browser().get(back);
    assertThat(elsewhere.statusCode()).isEqualTo(403);
    assertThat(elsewhere.body()).contains("Du blev ikke logget ind");
    assertThat(browser.get(back).statusCode()).isEqualTo(303);
    assertThat(browser.get(back).statusCode()).isEqualTo(403);
  }

  @Test
  void several_pages_that_lose_their_session_at_once_all_come_back() throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> worklist = browser.get(api.at("/login?return=/worklist"));
    HttpResponse<String> targets = browser.get(api.at("/login?return=/targets"));

    URI first = browser.signIn(Browser.location(worklist), LEADER);
    URI second = browser.signIn(Browser.location(targets), LEADER);

    assertThat(Browser.location(browser.get(first))).isEqualTo(api.at("/worklist"));
    assertThat(Browser.location(browser.get(second))).isEqualTo(api.at("/targets"));
    assertThat(browser.get(api.at("/worklist")).statusCode()).isNotEqualTo(401);
  }

  @Test
  void a_browser_keeps_few_sign_ins_that_were_not_completed() throws Exception {
    Browser browser = new Browser();
    for (int i = 0; i < 30; i++) {
      browser.get(api.at("/login"));
    }

    assertThat(browser.cookies()).hasSizeLessThan(10);
  }

  @Test
  void whoever_signs_in_while_the_instance_goes_away_is_signed_in_by_the_other() throws Exception {
    try (IdentifiedApi other = new IdentifiedApi(provider, Optional.empty())) {
      Browser browser = new Browser();
      URI back = browser.signIn(Browser.location(browser.get(api.at("/login"))), LEADER);

      HttpResponse<String> again = browser.get(at(other, back));

      assertThat(again.statusCode()).isEqualTo(302);
      URI second = browser.signIn(Browser.location(again), LEADER);
      assertThat(browser.get(second).statusCode()).isEqualTo(303);
      assertThat(browser.get(other.at("/operations")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nobody_is_sent_back_and_forth_between_instances_that_take_turns() throws Exception {
    try (IdentifiedApi other = new IdentifiedApi(provider, Optional.empty())) {
      Browser browser = new Browser();
      URI back = browser.signIn(Browser.location(browser.get(api.at("/login"))), LEADER);
      URI second = browser.signIn(Browser.location(browser.get(at(other, back))), LEADER);

      HttpResponse<String> ended = browser.get(at(api, second));

      assertThat(ended.statusCode()).isEqualTo(403);
      assertThat(ended.body()).contains("Du blev ikke logget ind");
    }
  }

  @Test
  void a_form_that_is_sent_when_the_session_is_over_leads_to_signing_in() throws Exception {
    HttpResponse<String> sent =
        new Browser().post(api.at("/operations/retry"), Map.of("id", "0-7", SignedIn.FIELD, "x"));

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(Browser.location(sent)).isEqualTo(api.at("/login"));
    assertThat(api.retried).isEmpty();
  }

  @Test
  void whoever_signs_out_when_the_session_is_over_is_signed_out_at_the_provider() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    URI end = Browser.location(browser.post(api.at("/logout"), form(browser)));
    signIn(browser);
    Map<String, String> form = form(browser);
    api.passTime(IdentifiedApi.LIMITS.idle());

    URI next = Browser.location(browser.post(api.at("/logout"), form));

    assertThat(next.getPath()).isEqualTo(end.getPath());
    assertThat(next.getRawQuery())
        .contains("client_id=fristvagt")
        .contains("post_logout_redirect_uri=")
        .doesNotContain("id_token_hint");
    URI nobody = Browser.location(new Browser().post(api.at("/logout"), Map.of()));
    assertThat(nobody).isEqualTo(api.at("/logged-out"));
  }

  @Test
  void whoever_asked_for_no_page_gets_the_first_that_is_theirs() throws Exception {
    Browser browser = new Browser();
    URI back = browser.signIn(Browser.location(browser.get(api.at("/login?return=/"))), OPERATOR);

    assertThat(Browser.location(browser.get(back))).isEqualTo(api.at("/operations"));
    HttpResponse<String> later = browser.get(api.at("/"));
    assertThat(later.statusCode()).isEqualTo(303);
    assertThat(Browser.location(later)).isEqualTo(api.at("/operations"));
  }

  @Test
  void somebody_named_by_a_cpr_number_is_told_why_and_not_signed_in() throws Exception {
    Browser browser = new Browser();
    URI back = browser.signIn(Browser.location(browser.get(api.at("/login"))), WITH_CPR_NUMBER);

    HttpResponse<String> answer = browser.get(back);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("CPR-nummer").doesNotContain(WITH_CPR_NUMBER.name());
    assertThat(browser.cookie(SESSION)).isEmpty();
  }

  @Test
  void nobody_is_led_elsewhere_by_signing_in() throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> begun = browser.get(api.at("/login?return=//example.org/"));
    URI back = browser.signIn(Browser.location(begun), LEADER);

    assertThat(Browser.location(browser.get(back))).isEqualTo(api.at("/"));
  }

  @Test
  void signing_out_ends_the_session_here_and_at_the_provider() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    String id = browser.cookie(SESSION).orElseThrow();
    HttpResponse<String> page = browser.get(api.at("/operations"));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' " + provider.issuer());
    String token = Browser.hidden(page.body(), SignedIn.FIELD).orElseThrow();

    HttpResponse<String> out = browser.post(api.at("/logout"), Map.of(SignedIn.FIELD, token));

    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(browser.cookie(SESSION)).isEmpty();
    assertThat(ask("/operations", "Cookie", SESSION + '=' + id).statusCode()).isEqualTo(401);
    URI ended = Browser.location(browser.get(Browser.location(out)));
    assertThat(ended).isEqualTo(api.at("/logged-out"));
    assertThat(browser.get(ended).body()).contains("Du er logget ud");
    URI next = Browser.location(browser.get(Browser.location(browser.get(api.at("/login")))));
    assertThat(next).isEqualTo(provider.issuer().resolve("/login"));
  }

  @Test
  void nobody_is_signed_out_by_a_page_of_elsewhere() throws Exception {
    Browser browser = new Browser();
    signIn(browser);

    assertThat(browser.post(api.at("/logout"), Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.post(api.at("/logout"), Map.of(SignedIn.FIELD, "x")).statusCode())
        .isEqualTo(403);
    assertThat(browser.get(api.at("/operations")).statusCode()).isEqualTo(200);
  }

  @Test
  void what_changes_something_carries_the_token_of_its_session() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    Browser other = new Browser();
    signIn(other);
    URI form = api.at("/operations/retry");
    String token = formToken(browser);

    assertThat(browser.post(form, Map.of("id", "0-7")).statusCode()).isEqualTo(403);
    assertThat(
            browser.post(form, Map.of("id", "0-7", SignedIn.FIELD, formToken(other))).statusCode())
        .isEqualTo(403);
    assertThat(api.retried).isEmpty();
    assertThat(browser.post(form, Map.of("id", "0-7", SignedIn.FIELD, token)).statusCode())
        .isEqualTo(303);
    assertThat(api.retried).containsExactly("0-7");
  }

  @Test
  void a_script_sends_the_token_as_a_header_and_a_program_needs_none() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    String cookie = SESSION + '=' + browser.cookie(SESSION).orElseThrow();
    String retry = "/api/v1/rejects/0-7/retry";

    assertThat(send("POST", retry, "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(
            send("POST", retry, "Cookie", cookie, "X-Form-Token", formToken(browser)).statusCode())
        .isEqualTo(200);
    assertThat(send("POST", retry, "Authorization", "Bearer " + token()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_session_ends_when_nobody_does_anything_though_a_page_is_left_open() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    for (int i = 0; i < 3; i++) {
      api.passTime(Duration.ofMinutes(9));
      assertThat(browser.get(api.at("/operations"), "Sec-Fetch-Mode", "cors").statusCode())
          .isEqualTo(200);
    }
    api.passTime(Duration.ofMinutes(9));

    assertThat(
            ask(
                    "/operations",
                    "Cookie",
                    cookie(browser),
                    "Accept",
                    "text/html",
                    "Sec-Fetch-Mode",
                    "cors")
                .statusCode())
        .as("the page is told, and asks to sign in")
        .isEqualTo(401);
    assertThat(browser.get(api.at("/operations")).statusCode()).isEqualTo(302);
  }

  @Test
  void a_session_ends_after_a_working_day() throws Exception {
    Browser browser = new Browser();
    signIn(browser);
    for (int minutes = 25; minutes < IdentifiedApi.LIMITS.lifetime().toMinutes(); minutes += 25) {
      api.passTime(Duration.ofMinutes(25));
      assertThat(browser.get(api.at("/operations")).statusCode()).isEqualTo(200);
    }
    api.passTime(Duration.ofMinutes(25));

    assertThat(browser.get(api.at("/operations")).statusCode()).isEqualTo(302);
  }

  @Test
  void a_program_with_a_token_is_answered() throws Exception {
    HttpResponse<String> answer = ask("/api/v1/operations", "Authorization", "Bearer " + token());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_token_that_does_not_hold_is_told_why() throws Exception {
    String token = token();
    String changed = token.substring(0, token.length() - 6) + "AAAAAA";

    HttpResponse<String> answer = ask("/api/v1/status", "Authorization", "Bearer " + changed);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains(
            "Bearer realm=\"fristvagt\", error=\"invalid_token\","
                + " error_description=\"the token is signed by no key of the identity provider\"");
    assertThat(answer.body())
        .contains("urn:fristvagt:problem:unauthenticated")
        .doesNotContain(changed);
  }

  @Test
  void a_bad_token_is_not_made_good_by_a_session() throws Exception {
    Browser browser = new Browser();
    signIn(browser);

    assertThat(
            ask("/operations", "Cookie", cookie(browser), "Authorization", "Bearer x").statusCode())
        .isEqualTo(401);
    assertThat(
            ask("/operations", "Cookie", cookie(browser), "Authorization", "Basic eDp5")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void every_address_of_the_contract_wants_to_know_who_asks() throws Exception {
    Contract contract = Contract.read();
    for (Contract.Operation operation : contract.operations()) {
      Answer answer =
          Answer.to(
              api.address(),
              operation.method().toUpperCase(Locale.ROOT),
              contract.address(operation),
              null);
      if (operation.path().equals("/livez") || operation.path().equals("/readyz")) {
        assertThat(answer.status()).isNotEqualTo(401);
        continue;
      }
      assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
      assertThat(
              contract.errors(
                  contract.response(operation, 401).at("/content/application~1problem+json/schema"),
                  Contract.JSON.readTree(answer.body())))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/wall",
        "/worklist",
        "/operations",
        "/cases/0330/c-1",
        "/swagger",
        "/help",
        "/no-such-page",
        "/livez/",
        "/login/",
        "/login/x",
        "/assets",
        "//assets/x",
        "/assets/../operations",
        "/assets/..%2foperations",
        "/%61ssets/x/../operations",
        "/livez;x=1/../operations",
        "/OPERATIONS"
      })
  void no_page_is_shown_to_somebody_who_has_not_signed_in(String path) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(api.address().toString().replaceAll("/$", path)))
                .header("Accept", "text/html")
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(302, 400, 401, 404);
    assertThat(answer.body()).doesNotContain("<h1>Drift", "<h1>Overblik", "rejects-heading");
  }

  @Test
  void files_of_the_pages_and_probes_are_open() throws Exception {
    String page = new Browser().get(api.at("/logged-out")).body();
    String style = page.replaceAll("(?s).*href=\"(/assets/[^\"]*fristvagt.css)\".*", "$1");

    assertThat(ask(style).statusCode()).isEqualTo(200);
    assertThat(ask("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void what_a_browser_keeps_is_its_readers_alone() throws Exception {
    api.views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));
    Browser one = new Browser();
    signIn(one);
    Browser two = new Browser();
    signIn(two);

    HttpResponse<String> page = one.get(api.at("/"));
    String etag = page.headers().firstValue("ETag").orElseThrow();

    assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(one.get(api.at("/"), "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(two.get(api.at("/"), "If-None-Match", etag).statusCode()).isEqualTo(200);
    assertThat(
            ask("/api/v1/status", "Authorization", "Bearer " + token())
                .headers()
                .firstValue("Cache-Control"))
        .contains("private, no-cache");
  }

  @Test
  void while_the_provider_is_down_sessions_and_known_keys_hold_and_nobody_new_comes_in()
      throws Exception {
    try (OpenIdProvider other = OpenIdProvider.start(List.of(LEADER), List.of(PROGRAM));
        IdentifiedApi served = new IdentifiedApi(other, Optional.empty());
        IdentifiedApi late = new IdentifiedApi(other, Optional.empty())) {
      other.allow(served.address());
      Browser browser = new Browser();
      URI back = browser.signIn(Browser.location(browser.get(served.at("/login"))), LEADER);
      assertThat(browser.get(back).statusCode()).isEqualTo(303);
      String token = other.token("rapport");
      assertThat(browser.get(served.at("/operations")).statusCode()).isEqualTo(200);

      other.stop();

      assertThat(browser.get(served.at("/operations")).statusCode()).isEqualTo(200);
      assertThat(
              Answer.to(
                      served.address(),
                      "GET",
                      "/api/v1/operations",
                      null,
                      "Authorization",
                      "Bearer " + token)
                  .status())
          .isEqualTo(200);
      HttpResponse<String> login = new Browser().get(late.at("/login"));
      assertThat(login.statusCode()).isEqualTo(503);
      assertThat(login.headers().firstValue("Retry-After")).isPresent();
      assertThat(login.body()).contains("Login-løsningen svarer ikke");
      assertThat(
              Answer.to(
                      late.address(),
                      "GET",
                      "/api/v1/operations",
                      null,
                      "Authorization",
                      "Bearer " + token)
                  .status())
          .isEqualTo(503);
      assertThat(Answer.to(late.address(), "GET", "/livez", null).status()).isEqualTo(200);
    }
  }

  private void signIn(Browser browser) throws IOException, InterruptedException {
    URI back = browser.signIn(Browser.location(browser.get(api.at("/login"))), LEADER);
    assertThat(browser.get(back).statusCode()).isEqualTo(303);
  }

  private String formToken(Browser browser) throws IOException, InterruptedException {
    return Browser.hidden(browser.get(api.at("/operations")).body(), SignedIn.FIELD).orElseThrow();
  }

  private Map<String, String> form(Browser browser) throws IOException, InterruptedException {
    return Map.of(SignedIn.FIELD, formToken(browser));
  }

  /** The same address of another instance, as a proxy would send it there. */
  private static URI at(IdentifiedApi instance, URI address) {
    return instance.at(address.getRawPath() + '?' + address.getRawQuery());
  }

  private static String cookie(Browser browser) {
    return SESSION + '=' + browser.cookie(SESSION).orElseThrow();
  }

  private static String token() throws IOException, InterruptedException {
    return provider.token(PROGRAM.name());
  }

  private HttpResponse<String> ask(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, headers);
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.at(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
