package dk.fristvagt.app.runtime;

import dk.fristvagt.api.http.ApiIdentity;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.app.config.HttpSection;
import dk.fristvagt.app.config.IdentitySettings;
import dk.fristvagt.identity.BearerTokens;
import dk.fristvagt.identity.ClaimedPrincipals;
import dk.fristvagt.identity.IdentityProvider;
import dk.fristvagt.identity.Login;
import dk.fristvagt.identity.ProviderUnavailableException;
import dk.fristvagt.identity.Sessions;
import dk.fristvagt.rules.fact.CprNumbers;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where the service can be reached, and how it tells who asks.
 *
 * @param host that is listened on
 * @param identity empty where nobody is asked, and only this machine can ask
 */
public record HttpAccess(String host, Optional<ApiIdentity> identity) {

  /** This machine alone, without identity. */
  public static final HttpAccess THIS_MACHINE =
      new HttpAccess(ApiSettings.DEFAULT.host(), Optional.empty());

  private static final Logger LOG = LoggerFactory.getLogger(HttpAccess.class);

  /**
   * As configured. A provider that does not answer is told in the log and asked again later: the
   * service starts without it, and lets nobody in meanwhile.
   */
  public static HttpAccess of(
      HttpSection http, Optional<IdentitySettings> identity, InstantSource time) {
    return new HttpAccess(http.host(), identity.map(settings -> identity(http, settings, time)));
  }

  ApiSettings applyTo(ApiSettings settings) {
    return identity.map(settings::withIdentity).orElse(settings).withHost(host);
  }

  private static ApiIdentity identity(
      HttpSection http, IdentitySettings settings, InstantSource time) {
    IdentityProvider provider = settings.provider(time);
    try {
      provider.reach();
    } catch (ProviderUnavailableException e) {
      LOG.warn("{}; nobody is let in until it answers", e.getMessage());
    }
    ClaimedPrincipals principals =
        new ClaimedPrincipals(settings.roles(), settings.nameClaim(), CprNumbers::in);
    return new ApiIdentity(
        new BearerTokens(provider, settings.audience(), principals, time),
        settings.client().map(client -> new Login(provider, client, principals, time)),
        new Sessions(settings.sessions(), time),
        http.publicUrl(),
        http.limits());
  }
}
