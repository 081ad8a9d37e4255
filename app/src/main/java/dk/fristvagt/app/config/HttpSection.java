package dk.fristvagt.app.config;

import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.identity.IdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the service is reached.
 *
 * @param host that it listens on
 * @param publicUrl where browsers and programs reach it, with a slash at the end; empty where that
 *     is where it listens
 */
public record HttpSection(String host, Optional<URI> publicUrl) {

  static final Setting<String> HOST =
      Setting.of(
              "http.host",
              SettingTypes.TEXT,
              "The address that is listened on; others than this machine's only with"
                  + " identity.issuer and http.public-url.")
          .withOption("--host")
          .withBuiltIn("127.0.0.1");
  static final Setting<String> PUBLIC_URL =
      Setting.of(
              "http.public-url",
              SettingTypes.URL,
              "Where people and programs reach the service, behind a proxy that ends TLS.")
          .withOption("--public-url");
  static final List<Setting<?>> SETTINGS = List.of(HOST, PUBLIC_URL);

  static Optional<HttpSection> read(Reading in) {
    Optional<String> host = in.read(HOST);
    Optional<URI> publicUrl = publicUrl(in);
    boolean identity = IdentitySettings.isGiven(in);
    if (publicUrl.isPresent() && !identity) {
      in.problem(PUBLIC_URL, "is of use only with identity.issuer");
    }
    host.ifPresent(name -> checkHost(in, name, identity));
    return host.map(name -> new HttpSection(name, publicUrl));
  }

  private static void checkHost(Reading in, String host, boolean identity) {
    try {
      if (ApiSettings.isThisMachine(host)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      in.problem(HOST, "is no address of this machine, or not known");
      return;
    }
    if (!identity) {
      in.problem(
          HOST,
          "can be reached by others, and no identity is configured, so that anyone could read every"
              + " case: configure identity.issuer (see identity.md), or use 127.0.0.1");
    } else if (!in.isGiven(PUBLIC_URL)) {
      in.problem(
          HOST,
          "can be reached by others, which is only safe behind a proxy that ends TLS: say its"
              + " address in http.public-url, or use 127.0.0.1");
    }
  }

  private static Optional<URI> publicUrl(Reading in) {
    return in.read(PUBLIC_URL)
        .map(text -> URI.create(text.endsWith("/") ? text : text + '/'))
        .filter(
            url -> {
              boolean right =
                  IdentityProvider.isSafe(url)
                      && "/".equals(url.getRawPath())
                      && url.getRawQuery() == null
                      && url.getRawFragment() == null;
              if (!right) {
                in.problem(
                    PUBLIC_URL,
                    "must be https:// with a host and perhaps a port, and nothing behind it; http://"
                        + " only on this machine");
              }
              return right;
            });
  }
}
