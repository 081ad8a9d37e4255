package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Population;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the service listens and when it calls itself stale.
 *
 * @param host an address of this machine alone, such as {@code 127.0.0.1}: there is no identity
 *     configured yet, so whoever can reach the service may read it all
 * @param port 0 for any that is free
 * @param staleAfter how far behind the backend's time the clock may be; null where it may be any,
 *     as in a replay
 * @param population what notifications are held against
 * @param principals who asks
 */
public record ApiSettings(
    String host, int port, Duration staleAfter, Population population, Principals principals) {

  /** This machine alone, any free port, stale after a minute. */
  public static final ApiSettings DEFAULT =
      new ApiSettings("127.0.0.1", 0, Duration.ofMinutes(1), Population.NONE);

  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException when the host is not this machine alone, or a number is out of
   *     range
   */
  public ApiSettings {
    Objects.requireNonNull(host);
    Objects.requireNonNull(population);
    Objects.requireNonNull(principals);
    requireLoopback(host);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("the port must be 0 to " + MAX_PORT + ", not " + port);
    }
    if (staleAfter != null && staleAfter.isNegative()) {
      throw new IllegalArgumentException("staleAfter must not be negative");
    }
  }

  /**
   * Without identity: whoever asks is at this machine.
   *
   * @throws IllegalArgumentException as the other
   */
  public ApiSettings(String host, int port, Duration staleAfter, Population population) {
    this(host, port, staleAfter, population, Principals.LOCAL);
  }

  public ApiSettings withPort(int port) {
    return new ApiSettings(host, port, staleAfter, population, principals);
  }

  public ApiSettings withStaleAfter(Duration staleAfter) {
    return new ApiSettings(host, port, staleAfter, population, principals);
  }

  public ApiSettings withPopulation(Population population) {
    return new ApiSettings(host, port, staleAfter, population, principals);
  }

  public ApiSettings withPrincipals(Principals principals) {
    return new ApiSettings(host, port, staleAfter, population, principals);
  }

  private static void requireLoopback(String host) {
    boolean loopback;
    try {
      // An empty name resolves to this machine, but a server would listen on every interface.
      loopback = !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no such host: " + host, e);
    }
    if (!loopback) {
      throw new IllegalArgumentException(
          "will not listen on '"
              + host
              + "': no identity is configured, so anyone who reaches it could read every case;"
              + " use 127.0.0.1, or put a proxy that authenticates in front of it");
    }
  }
}
