package dk.fristvagt.app.config;

import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.api.http.RequestLimits;
import dk.fristvagt.identity.IdentityProvider;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the service is reached.
 *
 * @param host that it listens on
 * @param publicUrl where browsers and programs reach it, with a slash at the end; empty where that
 *     is where it listens
 */
public record HttpSection(String host, Optional<URI> publicUrl, RequestLimits limits) {

  private static final int MOST_REQUESTS = 100_000;

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
  static final Setting<Integer> REQUESTS_PER_SECOND =
      Setting.of(
              "http.requests-per-second",
              SettingTypes.number(1, MOST_REQUESTS),
              "How many requests one person or program may send in the long run, ten times as many"
                  + " in a burst; with identity.issuer.")
          .withBuiltIn("50");
  static final Setting<Set<InetAddress>> PROXIES =
      Setting.of(
          "http.proxies",
          new SettingType<>("numeric addresses, parted by commas", HttpSection::addresses),
          "Proxies whose X-Forwarded-For says who asks, beside those of this machine; for limits"
              + " by address.");
  static final List<Setting<?>> SETTINGS = List.of(HOST, PUBLIC_URL, REQUESTS_PER_SECOND, PROXIES);

  static Optional<HttpSection> read(Reading in) {
    Optional<String> host = in.read(HOST);
    Optional<URI> publicUrl = publicUrl(in);
    boolean identity = IdentitySettings.isGiven(in);
    if (publicUrl.isPresent() && !identity) {
      in.problem(PUBLIC_URL, "is of use only with identity.issuer");
    }
    host.ifPresent(name -> checkHost(in, name, identity));
    Optional<Integer> perSecond = in.read(REQUESTS_PER_SECOND);
    Set<InetAddress> proxies = in.read(PROXIES).orElse(Set.of());
    if (host.isEmpty() || perSecond.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HttpSection(
            host.get(),
            publicUrl,
            RequestLimits.DEFAULT.withPerSecond(perSecond.get()).withProxies(proxies)));
  }

  private static Set<InetAddress> addresses(String text) {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    for (String one : text.split(",", -1)) {
      addresses.add(
          RequestLimits.numericAddress(one.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "must be numeric addresses, as 192.0.2.10 or 2001:db8::10")));
    }
    return addresses;
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
