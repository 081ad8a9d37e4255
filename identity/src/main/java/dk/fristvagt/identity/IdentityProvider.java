package dk.fristvagt.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider, as it describes itself (OpenID Connect Discovery 1.0), and its keys.
 *
 * <p>It is asked for its description when that is first needed, and again at most every {@link
 * #RETRY} until it answers; what it answered then holds as long as the process. Its keys are read
 * again after {@link #KEYS_FOR}, and at once for a token that names an unknown one, though no more
 * than twice in {@link #KEYS_INTERVAL}, whoever sends such tokens. While it is down the keys of
 * before hold for {@link #KEYS_THROUGH_OUTAGE}.
 *
 * <p>Thread-safe. A request may wait for it, at most {@link #CONNECT} and {@link #READ} each time.
 */
public final class IdentityProvider {

  static final Duration RETRY = Duration.ofSeconds(5);
  static final Duration KEYS_FOR = Duration.ofMinutes(10);
  static final Duration KEYS_INTERVAL = Duration.ofSeconds(30);
  static final Duration KEYS_THROUGH_OUTAGE = Duration.ofHours(4);
  static final Duration CONNECT = Duration.ofSeconds(3);
  static final Duration READ = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final Duration KEYS_WAIT = Duration.ofSeconds(10);

  /** Far more than any description or set of keys has. */
  private static final int MOST_BYTES = 1 << 20;

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

  private final Issuer issuer;
  private final SSLSocketFactory tls;
  private final ResourceRetriever retriever;
  private final InstantSource time;
  private volatile Known known;
  private Instant nextTry = Instant.MIN;

  /** What the provider said of itself. */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  /**
   * @param issuer as in its tokens, to the letter
   * @param tls how its certificate is checked; empty for Java's own authorities
   * @throws IllegalArgumentException when the issuer is none: it is no address, has a query or a
   *     fragment, or is not {@code https} and not of this machine
   */
  public IdentityProvider(URI issuer, Optional<SSLSocketFactory> tls, InstantSource time) {
    requireIssuer(issuer);
    this.issuer = new Issuer(issuer);
    this.tls = tls.orElse(null);
    this.retriever =
        new DefaultResourceRetriever(
            (int) CONNECT.toMillis(), (int) READ.toMillis(), MOST_BYTES, true, this.tls);
    this.time = time;
  }

  /**
   * Whether what goes to an address can be read or changed by nobody on the way: {@code https}, or
   * on this machine.
   */
  public static boolean isSafe(URI address) {
    String scheme = address.getScheme();
    String host = address.getHost();
    return scheme != null
        && host != null
        && (scheme.equalsIgnoreCase("https")
            || scheme.equalsIgnoreCase("http")
                && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT)));
  }

  Issuer issuer() {
    return issuer;
  }

  /** Null for Java's own authorities. */
  SSLSocketFactory tls() {
    return tls;
  }

  /** What it said, where it was asked before. */
  Optional<Known> ifKnown() {
    return Optional.ofNullable(known);
  }

  /**
   * Asks it for its description and its keys, where they are not known yet.
   *
   * @throws ProviderUnavailableException that says what does not work
   */
  public void reach() {
    if (!hasKeys(known())) {
      throw new ProviderUnavailableException(
          "the keys of " + issuer + " cannot be read, or there are none", null);
    }
  }

  /**
   * @throws ProviderUnavailableException when it does not answer, or not with its description
   */
  Known known() {
    Known before = known;
    return before != null ? before : ask();
  }

  /** Whether any key is known, be it from before an outage. */
  static boolean hasKeys(Known known) {
    try {
      return !known.keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null).isEmpty();
    } catch (KeySourceException e) {
      return false;
    }
  }

  private synchronized Known ask() {
    if (known != null) {
      return known;
    }
    Instant now = time.instant();
    if (now.isBefore(nextTry)) {
      throw new ProviderUnavailableException(
          "the identity provider " + issuer + " did not answer a moment ago", null);
    }
    try {
      known = described();
      LOG.info("the identity provider {} is known", issuer);
      return known;
    } catch (GeneralException | IOException | IllegalArgumentException e) {
      nextTry = now.plus(RETRY);
      LOG.warn("the identity provider {} cannot be asked: {}", issuer, e.getMessage());
      throw new ProviderUnavailableException(
          "the identity provider " + issuer + " does not answer with its description", e);
    }
  }

  private Known described() throws GeneralException, IOException {
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.parse(
            retriever.retrieveResource(OIDCProviderMetadata.resolveURL(issuer)).getContent());
    if (!metadata.getIssuer().equals(issuer)) {
      throw new IllegalArgumentException(
          "it calls itself " + metadata.getIssuer() + "; identity.issuer must be that");
    }
    for (URI address :
        new URI[] {
          metadata.getJWKSetURI(),
          metadata.getAuthorizationEndpointURI(),
          metadata.getTokenEndpointURI()
        }) {
      if (address == null || !isSafe(address)) {
        throw new IllegalArgumentException(
            "its keys, its sign-in or its tokens have no address, or one that is not https");
      }
    }
    return new Known(
        metadata,
        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), retriever)
            .cache(KEYS_FOR.toMillis(), KEYS_WAIT.toMillis())
            .refreshAheadCache(false)
            .rateLimited(KEYS_INTERVAL.toMillis())
            .outageTolerant(KEYS_THROUGH_OUTAGE.toMillis())
            .build());
  }

  private static void requireIssuer(URI issuer) {
    if (!isSafe(issuer)) {
      throw new IllegalArgumentException(
          "must be an address that begins with https://; http:// only on this machine");
    }
    if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      throw new IllegalArgumentException("must have no query and no fragment");
    }
  }
}
