package dk.fristvagt.api.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * How much one who asks may ask for. Counted at each instance by itself, from the start of the
 * process.
 *
 * @param perSecond requests of one person or program, in the long run
 * @param atOnce requests of one person or program in a burst
 * @param signInsPerMinute that are begun from one address, behind which a whole town hall may be
 * @param failuresPerMinute tokens and sign-ins from one address that do not hold; then none of that
 *     address is looked at for a while
 * @param proxies whose word counts on whom they ask for ({@code X-Forwarded-For}), beside those of
 *     this machine
 */
public record RequestLimits(
    int perSecond,
    int atOnce,
    int signInsPerMinute,
    int failuresPerMinute,
    Set<InetAddress> proxies) {

  public static final RequestLimits DEFAULT = new RequestLimits(50, 500, 300, 30, Set.of());

  /**
   * @throws IllegalArgumentException when nobody could ask for anything
   */
  public RequestLimits {
    if (perSecond < 1 || atOnce < 1 || signInsPerMinute < 1 || failuresPerMinute < 1) {
      throw new IllegalArgumentException("each limit must be at least 1");
    }
    proxies = Set.copyOf(proxies);
  }

  /** An address written in digits, IPv4 or IPv6; empty for anything else. No name is looked up. */
  public static Optional<InetAddress> numericAddress(String text) {
    return Optional.ofNullable(ClientAddress.numeric(text));
  }

  /** With other requests per second of one person or program, and ten times as many in a burst. */
  public RequestLimits withPerSecond(int perSecond) {
    return new RequestLimits(
        perSecond, 10 * perSecond, signInsPerMinute, failuresPerMinute, proxies);
  }

  public RequestLimits withProxies(Set<InetAddress> proxies) {
    return new RequestLimits(perSecond, atOnce, signInsPerMinute, failuresPerMinute, proxies);
  }
}
