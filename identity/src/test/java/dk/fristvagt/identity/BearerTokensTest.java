package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.fristvagt.provider.OpenIdProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a running provider, and others that are made to look like them. */
class BearerTokensTest {

  private static final Duration SKEW = Duration.ofSeconds(Signatures.SKEW_SECONDS);

  private static OpenIdProvider provider;
  private static IdentityProvider known;

  private final SetTime time = new SetTime(Instant.now());
  private final BearerTokens tokens = ProviderFixture.tokens(known, time);

  @BeforeAll
  static void start() {
    provider = ProviderFixture.start();
    known = ProviderFixture.provider(provider.issuer());
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @Test
  void a_token_of_the_provider_says_who_asks_and_in_which_roles() throws Exception {
    Principal principal = tokens.verify(provider.token("rapport"));

    assertThat(principal)
        .isEqualTo(
            new Principal(
                provider.issuer().toString(),
                "rapport",
                "rapport",
                List.of(new Grant(Role.OPERATIONS, Scope.EVERYTHING))));
  }

  @Test
  void a_token_may_leave_its_type_out() throws Exception {
    assertThat(
            tokens
                .verify(
                    signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256),
                        claims().build(),
                        provider.key()))
                .subject())
        .isEqualTo("somebody");
  }

  @Test
  void nothing_but_a_signed_jwt_is_looked_at() {
    assertRefused(Refusal.MALFORMED, "");
    assertRefused(Refusal.MALFORMED, "x");
    assertRefused(Refusal.MALFORMED, "a.b.c");
    assertRefused(Refusal.MALFORMED, "é.é.é");
    assertRefused(Refusal.MALFORMED, "....");
  }

  @Test
  void a_token_that_is_not_signed_is_refused() {
    assertRefused(Refusal.MALFORMED, new PlainJWT(claims().build()).serialize());
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
    byte[] publicKey = provider.key().toRSAPublicKey().getEncoded();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.key().getKeyID()).build(),
            claims().build());
    forged.sign(new MACSigner(publicKey));

    assertRefused(Refusal.ALGORITHM, forged.serialize());
  }

  @Test
  void a_token_of_another_key_is_refused_whatever_name_that_key_has() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("other").generate();

    assertRefused(Refusal.SIGNATURE, signed(header(), claims().build(), other));
    assertRefused(
        Refusal.SIGNATURE,
        signed(
            header(),
            claims().build(),
            new RSAKey.Builder(other).keyID(provider.key().getKeyID()).build()));
  }

  @Test
  void a_token_that_was_changed_is_refused() throws Exception {
    String[] parts = provider.token("rapport").split("\\.", -1);
    String claims = Base64URL.encode(claims().subject("another").build().toString()).toString();

    assertRefused(Refusal.SIGNATURE, parts[0] + '.' + claims + '.' + parts[2]);
  }

  @Test
  void a_token_of_another_issuer_or_for_another_audience_is_refused() throws Exception {
    assertRefused(Refusal.ISSUER, with(all -> all.issuer("https://login.example.org")));
    assertRefused(Refusal.AUDIENCE, with(all -> all.audience("somebody")));
    assertRefused(Refusal.AUDIENCE, with(all -> all.audience(List.of("somebody", "nobody"))));
    assertThat(
            tokens
                .verify(with(all -> all.audience(List.of("somebody", OpenIdProvider.AUDIENCE))))
                .subject())
        .isEqualTo("somebody");
  }

  @Test
  void an_expired_token_counts_for_as_long_as_clocks_may_differ() throws Exception {
    String token = with(all -> all.expirationTime(Date.from(time.instant())));

    assertThat(tokens.verify(token).subject()).isEqualTo("somebody");
    time.advance(SKEW.minusSeconds(2));
    assertThat(tokens.verify(token).subject()).isEqualTo("somebody");
    time.advance(Duration.ofSeconds(4));
    assertRefused(Refusal.EXPIRED, token);
  }

  @Test
  void a_token_of_the_future_counts_once_clocks_may_differ_so_much() throws Exception {
    Date later = Date.from(time.instant().plus(SKEW).plusSeconds(5));
    String notBefore = with(all -> all.notBeforeTime(later));
    String issued = with(all -> all.issueTime(later));

    assertRefused(Refusal.NOT_YET_VALID, notBefore);
    assertRefused(Refusal.NOT_YET_VALID, issued);
    time.advance(Duration.ofSeconds(6));
    assertThat(tokens.verify(notBefore).subject()).isEqualTo("somebody");
    assertThat(tokens.verify(issued).subject()).isEqualTo("somebody");
  }

  @Test
  void a_token_without_a_subject_or_an_end_is_refused() throws Exception {
    assertRefused(Refusal.INCOMPLETE, with(all -> all.subject(null)));
    assertRefused(Refusal.INCOMPLETE, with(all -> all.subject(" ")));
    assertRefused(Refusal.INCOMPLETE, with(all -> all.expirationTime(null)));
    assertRefused(Refusal.INCOMPLETE, with(all -> all.issuer(null)));
    assertRefused(Refusal.INCOMPLETE, with(all -> all.audience((String) null)));
  }

  @Test
  void a_subject_or_name_that_looks_like_a_cpr_number_is_refused() throws Exception {
    assertRefused(Refusal.PERSONAL_NUMBER, with(all -> all.subject("0101701234")));
    assertRefused(Refusal.PERSONAL_NUMBER, with(all -> all.claim("name", "Bo 0101701234")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dpop+jwt", "logout+jwt", "secevent+jwt", "JOSE"})
  void a_token_of_another_type_is_refused(String type) throws Exception {
    assertRefused(
        Refusal.TYPE,
        signed(header().type(new JOSEObjectType(type)), claims().build(), provider.key()));
  }

  @Test
  void a_new_key_of_the_provider_is_asked_for_when_a_token_names_it() throws Exception {
    try (OpenIdProvider changing = ProviderFixture.start()) {
      BearerTokens of =
          ProviderFixture.tokens(
              ProviderFixture.provider(changing.issuer()), InstantSource.system());
      String old = changing.token("rapport");
      assertThat(of.verify(old).subject()).isEqualTo("rapport");

      changing.changeKey();

      assertThat(of.verify(changing.token("rapport")).subject()).isEqualTo("rapport");
      assertThatExceptionOfType(IdentityRefusedException.class).isThrownBy(() -> of.verify(old));
    }
  }

  @Test
  void made_up_keys_do_not_make_us_ask_the_provider_again_and_again() throws Exception {
    for (int i = 0; i < 5; i++) {
      RSAKey other = new RSAKeyGenerator(2048).keyID("made-up-" + i).generate();
      assertRefused(Refusal.SIGNATURE, signed(header(), claims().build(), other));
    }
    assertThat(tokens.verify(provider.token("rapport")).subject()).isEqualTo("rapport");
  }

  @Test
  void while_the_provider_is_down_tokens_of_known_keys_count() throws Exception {
    try (OpenIdProvider stopping = ProviderFixture.start()) {
      IdentityProvider one = ProviderFixture.provider(stopping.issuer());
      BearerTokens of = ProviderFixture.tokens(one, InstantSource.system());
      String token = stopping.token("rapport");
      one.reach();

      stopping.stop();

      assertThat(of.verify(token).subject()).isEqualTo("rapport");
      stopping.start();
    }
  }

  @Test
  void a_provider_that_is_down_at_first_is_asked_again_after_a_while() throws Exception {
    try (OpenIdProvider late = ProviderFixture.start()) {
      String token = late.token("rapport");
      late.stop();
      SetTime clock = new SetTime(Instant.now());
      IdentityProvider one = new IdentityProvider(late.issuer(), Optional.empty(), clock);
      BearerTokens of = ProviderFixture.tokens(one, clock);

      assertThatExceptionOfType(ProviderUnavailableException.class)
          .isThrownBy(() -> of.verify(token));
      late.start();
      assertThatExceptionOfType(ProviderUnavailableException.class)
          .as("not asked so soon")
          .isThrownBy(() -> of.verify(token));
      clock.advance(IdentityProvider.RETRY);

      assertThat(of.verify(token).subject()).isEqualTo("rapport");
    }
  }

  private void assertRefused(Refusal refusal, String token) {
    assertThatExceptionOfType(IdentityRefusedException.class)
        .isThrownBy(() -> tokens.verify(token))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer().toString())
        .subject("somebody")
        .audience(OpenIdProvider.AUDIENCE)
        .expirationTime(Date.from(time.instant().plus(Duration.ofHours(1))));
  }

  /** Signed with the provider's own key, and with claims that it would never give. */
  private String with(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(header(), change.apply(claims()).build(), provider.key());
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"));
  }

  private static String signed(JWSHeader.Builder header, JWTClaimsSet claims, RSAKey key)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header.keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
