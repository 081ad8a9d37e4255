package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Population;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the service listens and when it calls itself stale.
 *
 * @param host where no identity is configured an address of this machine alone, such as {@code
 *     127.0.0.1}: whoever can reach the service may read it all then
 * @param port 0 for any that is free
 * @param staleAfter how far behind the backend's time the clock may be; null where it may be any,
 *     as in a replay
 * @param population what notifications are held against
 * @param identity how the service tells who asks; empty where it asks nobody
 * @param local who somebody at this machine is where nobody is asked
 */
public record ApiSettings(
    String host,
    int port,
    Duration staleAfter,
    Population population,
    Optional<ApiIdentity> identity,
    Principals local) {

  /** This machine alone, any free port, stale after a minute. */
  public static final ApiSettings DEFAULT =
      new ApiSettings("127.0.0.1", 0, Duration.ofMinutes(1), Population.NONE);

  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException when the host can be reached by others and that is not safe,
   *     or a number is out of range
   */
  public ApiSettings {
    Objects.requireNonNull(host);
    Objects.requireNonNull(population);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(local);
    requireSafe(host, identity);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("the port must be 0 to " + MAX_PORT + ", not " + port);
    }
    if (staleAfter != null && staleAfter.isNegative()) {
      throw new IllegalArgumentException("staleAfter must not be negative");
    }
  }

  /** The same without identity, for this machine alone. */
  public ApiSettings(String host, int port, Duration staleAfter, Population population) {
    this(host, port, staleAfter, population, Optional.empty(), Principals.LOCAL);
  }

  public ApiSettings withHost(String host) {
    return new ApiSettings(host, port, staleAfter, population, identity, local);
  }

  /** To be said before a host that others can reach. */
  public ApiSettings withIdentity(ApiIdentity identity) {
    return new ApiSettings(host, port, staleAfter, population, Optional.of(identity), local);
  }

  public ApiSettings withPort(int port) {
    return new ApiSettings(host, port, staleAfter, population, identity, local);
  }

  public ApiSettings withStaleAfter(Duration staleAfter) {
    return new ApiSettings(host, port, staleAfter, population, identity, local);
  }

  public ApiSettings withPopulation(Population population) {
    return new ApiSettings(host, port, staleAfter, population, identity, local);
  }

  /** For {@link #local}. */
  public ApiSettings withLocal(Principals local) {
    return new ApiSettings(host, port, staleAfter, population, identity, local);
  }

  private static void requireSafe(String host, Optional<ApiIdentity> identity) {
    if (isThisMachine(host)) {
      return;
    }
    if (identity.isEmpty()) {
      throw new IllegalArgumentException(
          "will not listen on '"
              + host
              + "': no identity is configured, so anyone who reaches it could read every case;"
              + " use 127.0.0.1, or configure identity.issuer");
    }
    if (identity.get().publicUrl().isEmpty()) {
      throw new IllegalArgumentException(
          "will not listen on '"
              + host
              + "' without a public URL: tokens and sessions are only safe behind a proxy that ends"
              + " TLS; say its address, or use 127.0.0.1");
    }
  }

  /**
   * Whether nobody but this machine can reach what listens there.
   *
   * @throws IllegalArgumentException when there is no such host
   */
  public static boolean isThisMachine(String host) {
    try {
      // An empty name resolves to this machine, but a server would listen on every interface.
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such host: " + host, e);
    }
  }
}
