package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.fristvagt.provider.Account;
import dk.fristvagt.provider.OpenIdProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What somebody tries who should not get in, against the running service and a real provider. */
@Timeout(120)
class AttacksTest {

  private static final Account PROGRAM =
      new Account("rapport", "hemmelig", Map.of("groups", List.of("leder")));
  private static final Account OTHER =
      new Account("kalender", "hemmeligere", Map.of("groups", List.of("leder")));

  /** More than the server has threads. */
  private static final int SLOW_CLIENTS = 300;

  private static OpenIdProvider provider;

  private IdentifiedApi api;

  @BeforeAll
  static void startProvider() {
    provider = OpenIdProvider.start(List.of(), List.of(PROGRAM, OTHER));
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
  void no_forged_token_gets_anything_anywhere() throws Exception {
    RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
    RSAKey underItsName = new RSAKey.Builder(own).keyID(provider.key().getKeyID()).build();
    Instant now = Instant.now();
    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("not signed", new PlainJWT(claims().build()).serialize());
    forged.put("signed with the public key as a shared secret", sharedSecret());
    forged.put("a key of one's own", signed(own, claims()));
    forged.put("a key of one's own under the name of theirs", signed(underItsName, claims()));
    forged.put("another issuer", theirs(claims().issuer("https://login.example.org")));
    forged.put("another audience", theirs(claims().audience("somebody")));
    forged.put("for the sign-in, not for us", theirs(claims().audience(OpenIdProvider.CLIENT_ID)));
    forged.put("expired", theirs(claims().expirationTime(Date.from(now.minusSeconds(120)))));
    forged.put("of the future", theirs(claims().notBeforeTime(Date.from(now.plusSeconds(600)))));
    forged.put("issued tomorrow", theirs(claims().issueTime(Date.from(now.plusSeconds(86_400)))));
    forged.put("without an end", theirs(claims().expirationTime(null)));
    forged.put("of nobody", theirs(claims().subject(null)));
    forged.put("named by a CPR number", theirs(claims().subject("0101701234")));
    String good = theirs(claims());
    RequestLimits patient = new RequestLimits(1_000, 1_000, 1_000, 1_000, Set.of());
    try (IdentifiedApi service = new IdentifiedApi(provider, Optional.empty(), patient)) {
      assertThat(status(service, "/api/v1/operations", good)).isEqualTo(200);
      for (String path : List.of("/api/v1/status", "/api/v1/live", "/worklist", "/metrics")) {
        forged.forEach(
            (how, token) ->
                assertThat(status(service, path, token)).as(path + " " + how).isEqualTo(401));
      }
    }
  }

  @Test
  void who_guesses_tokens_is_not_listened_to_for_a_while_and_nobody_else_is_kept_out()
      throws Exception {
    String good = provider.token("rapport");
    RequestLimits limits = new RequestLimits(1_000, 1_000, 100, 5, Set.of());
    try (IdentifiedApi guarded = new IdentifiedApi(provider, Optional.empty(), limits)) {
      for (int i = 0; i < 5; i++) {
        assertThat(from(guarded, "198.51.100.7", "guess-" + i).status()).isEqualTo(401);
      }

      Answer refused = from(guarded, "198.51.100.7", good);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(1L, 60L);
      assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("urn:fristvagt:problem:too-many-requests");
      assertThat(from(guarded, "192.0.2.1, 198.51.100.7", good).status())
          .as("an address that it made up itself")
          .isEqualTo(429);
      assertThat(from(guarded, "203.0.113.9", good).status()).isEqualTo(200);
    }
  }

  @Test
  void sign_ins_from_one_address_are_bounded() throws Exception {
    RequestLimits limits = new RequestLimits(1_000, 1_000, 3, 100, Set.of());
    try (IdentifiedApi guarded = new IdentifiedApi(provider, Optional.empty(), limits)) {
      for (int i = 0; i < 3; i++) {
        assertThat(Answer.to(guarded.address(), "GET", "/login", null).status()).isEqualTo(302);
      }

      Answer refused = Answer.to(guarded.address(), "GET", "/login", null);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void who_asks_without_end_is_slowed_down_and_nobody_else() throws Exception {
    RequestLimits limits = new RequestLimits(1, 10, 100, 100, Set.of());
    String first = provider.token("rapport");
    String second = provider.token("kalender");
    try (IdentifiedApi guarded = new IdentifiedApi(provider, Optional.empty(), limits)) {
      List<Integer> answers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        answers.add(from(guarded, "203.0.113.9", first).status());
      }

      assertThat(answers.subList(0, 10)).containsOnly(200);
      assertThat(answers).contains(429);
      assertThat(from(guarded, "203.0.113.9", second).status()).isEqualTo(200);
    }
  }

  @Test
  void clients_that_send_without_end_hold_up_nobody() throws Exception {
    List<RawRequest> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(
            new RawRequest(api.address())
                .send(
                    "POST /api/v1/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml"
                        + "\r\nContent-Length: 1000\r\n\r\nx"));
      }
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(new RawRequest(api.address()).send("GET /api/v1/status HTTP/1.1\r\nHost: local"));
      }
      Instant start = Instant.now();

      assertThat(Answer.to(api.address(), "GET", "/livez", null).status()).isEqualTo(200);
      assertThat(status(api, "/api/v1/operations", provider.token("rapport"))).isEqualTo(200);

      assertThat(Duration.between(start, Instant.now()))
          .as("long before any of them is cut off")
          .isLessThan(Duration.ofSeconds(20));
    } finally {
      for (RawRequest one : slow) {
        one.close();
      }
    }
  }

  @Test
  void clients_with_a_token_that_send_without_end_hold_up_no_reader() throws Exception {
    String token = provider.token("rapport");
    List<RawRequest> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(
            new RawRequest(api.address())
                .send(
                    "POST /api/v1/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml"
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nContent-Length: 1000\r\n\r\nx"));
      }

      assertThat(status(api, "/api/v1/operations", provider.token("kalender"))).isEqualTo(200);
    } finally {
      for (RawRequest one : slow) {
        one.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/openapi.yaml",
        "/assets/..;/..;/openapi.yaml",
        "/assets/%5c..%5c..%5copenapi.yaml",
        "/assets//etc/passwd",
        "/assets/%00/fristvagt.css",
        "/assets/x/../../worklist",
        "/livez/../api/v1/status",
        "/livez/..;/api/v1/status",
        "/livez%2f..%2fapi%2fv1%2fstatus",
        "//api/v1/status",
        "/API/V1/STATUS",
        "/api/v1/status/",
        "/api/v1/status;jsessionid=x",
        "/login/../api/v1/operations",
        "/assets/..%252f..%252fopenapi.yaml"
      })
  void no_way_of_writing_an_address_leads_past_the_lock(String path) throws Exception {
    try (RawRequest request = new RawRequest(api.address())) {
      String answer =
          request
              .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .answer();

      assertThat(answer).matches("(?s)HTTP/1.1 (302|400|401|404) .*");
      assertThat(answer)
          .doesNotContain("root:")
          .doesNotContain("openapi: 3")
          .doesNotContain("clock");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n",
        "GET /api/v1/status HTTP/1.1\r\n\r\n",
        "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
        "POST /api/v1/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding:"
            + " chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /api/v1/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length:"
            + " 6\r\n\r\nabcde",
        "GET http://elsewhere.example/api/v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void what_two_servers_could_read_differently_is_refused(String text) throws Exception {
    try (RawRequest request = new RawRequest(api.address())) {
      assertThat(request.send(text).begin()).matches("(?s)HTTP/1.1 (400|403) .*");
    }
  }

  @Test
  void what_is_too_large_is_refused_before_it_is_kept() throws Exception {
    String token = provider.token("rapport");
    Answer content =
        Answer.to(
            api.address(),
            "POST",
            WhatIfRoute.PATH,
            "#".repeat(WhatIfRoute.MAX_BYTES + 1),
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/yaml");
    assertThat(content.status()).isEqualTo(413);
    try (RawRequest header = new RawRequest(api.address());
        RawRequest address = new RawRequest(api.address())) {
      assertThat(
              header
                  .send(
                      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                  .begin())
          .startsWith("HTTP/1.1 431 ");
      assertThat(
              address
                  .send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .begin())
          .startsWith("HTTP/1.1 414 ");
    }
  }

  @Test
  void nothing_that_is_sent_makes_a_line_of_its_own_in_the_log() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      String lines = "%0d%0aINFO%20forged%200101701234";
      for (String path :
          List.of("/api/v1/" + lines, "/login/callback?code=" + lines + "&state=" + lines)) {
        Answer.to(api.address(), "GET", path, null);
      }
      from(api, "203.0.113.9", "forged.0101701234.x");
    } finally {
      root.detachAppender(log);
    }

    assertThat(log.list).as("a refused token and a failed sign-in are told").isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(message -> message.contains("forged"))
        .noneMatch(message -> message.contains("0101701234"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND"})
  void no_other_method_does_anything(String method) throws Exception {
    try (RawRequest request = new RawRequest(api.address())) {
      String answer =
          request
              .send(
                  method
                      + " /api/v1/operations HTTP/1.1\r\nHost: localhost\r\nX-Secret: secret-of-mine"
                      + "\r\nConnection: close\r\n\r\n")
              .answer();

      assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("secret-of-mine");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/login/callback", "/api/v1/status", "/nowhere", "/livez", "/logged-out"})
  void every_answer_keeps_a_browser_from_doing_more_than_it_should(String path) throws Exception {
    try (IdentifiedApi behindProxy =
        new IdentifiedApi(provider, Optional.of(URI.create("https://fristvagt.example/")))) {
      Answer answer = Answer.to(behindProxy.address(), "GET", path, null);

      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'self'")
          .contains("frame-ancestors 'none'")
          .contains("base-uri 'none'")
          .contains("object-src 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=31536000");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  private static int status(IdentifiedApi service, String path, String token) {
    try {
      return Answer.to(service.address(), "GET", path, null, "Authorization", "Bearer " + token)
          .status();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Asks as a proxy on this machine does for somebody. */
  private static Answer from(IdentifiedApi service, String client, String token) throws Exception {
    return Answer.to(
        service.address(),
        "GET",
        "/api/v1/operations",
        null,
        "X-Forwarded-For",
        client,
        "Authorization",
        "Bearer " + token);
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer().toString())
        .subject("somebody")
        .audience(OpenIdProvider.AUDIENCE)
        .claim("groups", List.of("leder"))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  /** Signed by the provider itself, so that nothing but the claims is wrong. */
  private static String theirs(JWTClaimsSet.Builder claims) throws Exception {
    return signed(provider.key(), claims);
  }

  private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws Exception {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build(),
        claims.build(),
        new RSASSASigner(key));
  }

  private static String sharedSecret() throws Exception {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.key().getKeyID()).build(),
        claims().build(),
        new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }
}
