package dk.fristvagt.app.config;

import dk.fristvagt.identity.IdentityProvider;
import dk.fristvagt.identity.LoginClient;
import dk.fristvagt.identity.RoleMapping;
import dk.fristvagt.identity.RoleRule;
import dk.fristvagt.identity.Sessions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * How the service tells who asks.
 *
 * @param client empty where only programs come in
 * @param nameClaim where the name stands that people see of themselves
 * @param rules by the values of the role claim
 * @param tls how the provider's certificate is checked; empty for Java's own authorities
 */
public record IdentitySettings(
    URI issuer,
    String audience,
    Optional<LoginClient> client,
    String nameClaim,
    String rolesClaim,
    Map<String, RoleRule> rules,
    Sessions.Limits sessions,
    Optional<SSLSocketFactory> tls) {

  private static final int MOST_SESSIONS = Sessions.Limits.DEFAULT.most();

  /** As the provider is asked, which it is not yet. */
  public IdentityProvider provider(InstantSource time) {
    return new IdentityProvider(issuer, tls, time);
  }

  public RoleMapping roles() {
    return new RoleMapping(rolesClaim, rules);
  }

  /** Whether anything is said of identity, be it wrong. */
  static boolean isGiven(Reading in) {
    return IdentityKeys.ALL.stream().anyMatch(in::isGiven)
        || !in.map(IdentityKeys.GRANTS).isEmpty();
  }

  /** Empty where nothing is said, or something is wrong, which is then a problem. */
  static Optional<IdentitySettings> read(Reading in) {
    if (!isGiven(in)) {
      return Optional.empty();
    }
    int before = in.problemCount();
    Optional<URI> issuer = issuer(in);
    Optional<String> audience = in.read(IdentityKeys.AUDIENCE);
    if (!in.isGiven(IdentityKeys.AUDIENCE)) {
      in.missing(IdentityKeys.AUDIENCE, "tokens for other services would count");
    }
    Optional<LoginClient> client = client(in);
    Map<String, RoleRule> rules = new GrantReader(in).read();
    Optional<Sessions.Limits> sessions = sessions(in);
    Optional<SSLSocketFactory> tls = tls(in);
    String name = in.read(IdentityKeys.NAME_CLAIM).orElse("");
    String roles = in.read(IdentityKeys.ROLES_CLAIM).orElse("");
    return in.problemCount() > before
        ? Optional.empty()
        : Optional.of(
            new IdentitySettings(
                issuer.orElseThrow(),
                audience.orElseThrow(),
                client,
                name,
                roles,
                rules,
                sessions.orElseThrow(),
                tls));
  }

  private static Optional<URI> issuer(Reading in) {
    if (!in.isGiven(IdentityKeys.ISSUER)) {
      in.missing(IdentityKeys.ISSUER, "the rest of identity belongs to a provider");
    }
    Optional<URI> issuer = in.read(IdentityKeys.ISSUER).map(URI::create);
    if (issuer.isPresent()) {
      try {
        new IdentityProvider(issuer.get(), Optional.empty(), InstantSource.system());
      } catch (IllegalArgumentException e) {
        in.problem(IdentityKeys.ISSUER, e.getMessage());
      }
    }
    return issuer;
  }

  private static Optional<LoginClient> client(Reading in) {
    Optional<String> id = in.read(IdentityKeys.CLIENT_ID);
    Optional<Secret> secret = in.read(IdentityKeys.CLIENT_SECRET);
    Set<String> scopes = in.read(IdentityKeys.SCOPES).orElse(Set.of());
    if (id.isPresent() && !in.isGiven(IdentityKeys.CLIENT_SECRET)) {
      in.missing(
          IdentityKeys.CLIENT_SECRET, "people sign in only where identity.client-id can be proved");
    }
    if (id.isEmpty() && in.isGiven(IdentityKeys.CLIENT_SECRET)) {
      in.problem(IdentityKeys.CLIENT_SECRET, "has no identity.client-id that it belongs to");
    }
    return id.isPresent() && secret.isPresent()
        ? Optional.of(new LoginClient(id.get(), secret.get().reveal(), scopes))
        : Optional.empty();
  }

  private static Optional<Sessions.Limits> sessions(Reading in) {
    Optional<Duration> idle = in.read(IdentityKeys.SESSION_IDLE);
    Optional<Duration> lifetime = in.read(IdentityKeys.SESSION_LIFETIME);
    if (idle.isEmpty() || lifetime.isEmpty()) {
      return Optional.empty();
    }
    if (idle.get().isZero() || lifetime.get().compareTo(idle.get()) < 0) {
      in.problem(
          in.isGiven(IdentityKeys.SESSION_LIFETIME)
              ? IdentityKeys.SESSION_LIFETIME
              : IdentityKeys.SESSION_IDLE,
          "a session must last as long as it may be idle, and longer than nothing");
      return Optional.empty();
    }
    return Optional.of(new Sessions.Limits(idle.get(), lifetime.get(), MOST_SESSIONS));
  }

  private static Optional<SSLSocketFactory> tls(Reading in) {
    Optional<Secret> password = in.read(IdentityKeys.TRUSTSTORE_PASSWORD);
    Optional<StoreFile> store =
        in.read(IdentityKeys.TRUSTSTORE).map((Path path) -> new StoreFile(path, password));
    if (password.isPresent() && !in.isGiven(IdentityKeys.TRUSTSTORE)) {
      in.problem(IdentityKeys.TRUSTSTORE_PASSWORD, "has no identity.truststore that it belongs to");
    }
    if (store.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fault = store.get().fault(false);
    fault.ifPresent(text -> in.problem(IdentityKeys.TRUSTSTORE, text));
    return fault.isPresent() ? Optional.empty() : Optional.of(TrustedSockets.of(store.get()));
  }
}
