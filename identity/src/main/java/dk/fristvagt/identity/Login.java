package dk.fristvagt.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People signing in at the provider: authorization code with PKCE (S256), state and nonce (OpenID
 * Connect Core 1.0, RFC 7636, RFC 9207), and out again (RP-Initiated Logout 1.0).
 *
 * <p>A sign-in belongs to the browser that began it: what comes back counts only together with the
 * key that {@link #begin} gave to that browser, and once. Thread-safe.
 */
public final class Login {

  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  private final IdentityProvider provider;
  private final LoginClient client;
  private final ClaimedPrincipals principals;
  private final InstantSource time;
  private final LoginAttempts attempts;

  /**
   * Begun.
   *
   * @param address where the browser is to go
   * @param state that the provider sends back with its answer; tells sign-ins of one browser apart
   * @param key that the browser is to bring back with the provider's answer
   */
  public record Begun(URI address, String state, String key) {}

  /**
   * Done.
   *
   * @param idToken of the provider, for signing out there
   * @param returnTo where the person wanted to go
   */
  public record Done(Principal principal, String idToken, String returnTo) {}

  public Login(
      IdentityProvider provider,
      LoginClient client,
      ClaimedPrincipals principals,
      InstantSource time) {
    this.provider = provider;
    this.client = client;
    this.principals = principals;
    this.time = time;
    this.attempts = new LoginAttempts(time);
  }

  /**
   * @param callback where the provider is to send the browser back; it must know that address
   * @param returnTo kept here meanwhile: the provider does not learn where somebody goes
   * @throws ProviderUnavailableException when the provider does not answer
   */
  public Begun begin(URI callback, String returnTo) {
    OIDCProviderMetadata metadata = provider.known().metadata();
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    URI address =
        new AuthenticationRequest.Builder(
                new ResponseType(ResponseType.Value.CODE),
                new Scope(client.scopes().toArray(new String[0])),
                new ClientID(client.id()),
                callback)
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    return new Begun(
        address,
        state.getValue(),
        attempts.add(
            new LoginAttempts.Attempt(state, nonce, verifier, callback, returnTo, time.instant())));
  }

  /**
   * With what the provider sent the browser back.
   *
   * @param key that the browser brings; null where it brings none
   * @param parameters of the address that it came back to
   * @throws IdentityRefusedException when nobody is signed in by that
   * @throws ProviderUnavailableException when the provider does not answer
   */
  public Done complete(String key, Map<String, List<String>> parameters) {
    LoginAttempts.Attempt attempt =
        Optional.ofNullable(key)
            .flatMap(attempts::take)
            .orElseThrow(() -> new IdentityRefusedException(Refusal.UNKNOWN_ATTEMPT));
    AuthorizationCode code = code(attempt, parameters);
    JWT idToken = exchange(attempt, code);
    JWTClaimsSet claims = validated(idToken, attempt.nonce());
    return new Done(
        principals.of(claims.getIssuer(), claims.getSubject(), claims.getClaims()),
        idToken.serialize(),
        attempt.returnTo());
  }

  /**
   * Where the provider ends its own session, too; empty where it offers that to nobody, or is not
   * known yet.
   *
   * @param idToken of the session; empty where that is not known any more: providers then ask the
   *     person whether to end it
   * @param returnTo where the browser is sent afterwards; the provider must know that address
   */
  public Optional<URI> logoutAddress(Optional<String> idToken, URI returnTo) {
    return endSession().map(address -> logoutRequest(address, idToken, returnTo).toURI());
  }

  private LogoutRequest logoutRequest(URI address, Optional<String> idToken, URI returnTo) {
    if (idToken.isEmpty()) {
      ClientID id = new ClientID(client.id());
      return new LogoutRequest(address, null, null, id, returnTo, null, null);
    }
    try {
      return new LogoutRequest(address, JWTParser.parse(idToken.get()), returnTo, null);
    } catch (ParseException e) {
      throw new IllegalArgumentException("no ID token", e);
    }
  }

  /**
   * The provider as browsers name where a page comes from, {@code https://login.example}; empty
   * where nobody can sign out there.
   */
  public Optional<String> logoutOrigin() {
    return endSession().map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
  }

  private Optional<URI> endSession() {
    return provider
        .ifKnown()
        .map(known -> known.metadata().getEndSessionEndpointURI())
        .filter(IdentityProvider::isSafe);
  }

  private AuthorizationCode code(
      LoginAttempts.Attempt attempt, Map<String, List<String>> parameters) {
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(attempt.callback(), parameters);
    } catch (com.nimbusds.oauth2.sdk.ParseException e) {
      throw new IdentityRefusedException(Refusal.STATE);
    }
    boolean ofOther =
        response.getIssuer() != null && !response.getIssuer().equals(provider.issuer());
    if (!attempt.state().equals(response.getState()) || ofOther) {
      throw new IdentityRefusedException(Refusal.STATE);
    }
    if (!response.indicatesSuccess()) {
      LOG.info(
          "the identity provider let nobody in: {}",
          response.toErrorResponse().getErrorObject().getCode());
      throw new IdentityRefusedException(Refusal.DENIED);
    }
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw new IdentityRefusedException(Refusal.STATE);
    }
    return code;
  }

  private JWT exchange(LoginAttempts.Attempt attempt, AuthorizationCode code) {
    HTTPRequest request =
        new TokenRequest.Builder(
                provider.known().metadata().getTokenEndpointURI(),
                authentication(),
                new AuthorizationCodeGrant(code, attempt.callback(), attempt.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout((int) IdentityProvider.CONNECT.toMillis());
    request.setReadTimeout((int) IdentityProvider.READ.toMillis());
    request.setFollowRedirects(false);
    if (provider.tls() != null) {
      request.setSSLSocketFactory(provider.tls());
    }
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      if (response instanceof OIDCTokenResponse tokens
          && tokens.getOIDCTokens().getIDToken() != null) {
        return tokens.getOIDCTokens().getIDToken();
      }
      LOG.warn("the identity provider refuses its code: {}", errorCode(response));
    } catch (IOException e) {
      throw new ProviderUnavailableException("the provider's token endpoint does not answer", e);
    } catch (com.nimbusds.oauth2.sdk.ParseException e) {
      LOG.warn("the identity provider's token endpoint answers with something else");
    }
    throw new IdentityRefusedException(Refusal.CODE);
  }

  private static String errorCode(TokenResponse response) {
    return response.indicatesSuccess()
        ? "there is no ID token"
        : String.valueOf(response.toErrorResponse().getErrorObject().getCode());
  }

  /** By Basic, unless the provider says that it takes the other only. */
  private ClientAuthentication authentication() {
    ClientID id = new ClientID(client.id());
    Secret secret = new Secret(client.secret());
    List<ClientAuthenticationMethod> taken =
        provider.known().metadata().getTokenEndpointAuthMethods();
    return taken == null
            || taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            || !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        ? new ClientSecretBasic(id, secret)
        : new ClientSecretPost(id, secret);
  }

  private JWTClaimsSet validated(JWT idToken, Nonce nonce) {
    IDTokenValidator validator =
        new IDTokenValidator(
            provider.issuer(),
            new ClientID(client.id()),
            new JWSVerificationKeySelector<>(Signatures.ACCEPTED, provider.known().keys()),
            null);
    validator.setMaxClockSkew(Signatures.SKEW_SECONDS);
    try {
      validator.validate(idToken, nonce);
      return idToken.getJWTClaimsSet();
    } catch (KeySourceException e) {
      throw new ProviderUnavailableException("the provider's keys cannot be read", e);
    } catch (BadJOSEException | JOSEException | ParseException e) {
      LOG.warn("an ID token of the identity provider does not hold: {}", e.getMessage());
      throw new IdentityRefusedException(Refusal.ID_TOKEN);
    }
  }
}
