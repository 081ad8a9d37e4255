package dk.fristvagt.streams.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * How one of several instances of a service reaches the others and is reached by them.
 *
 * @param advertisedHost under which the others find this one
 * @param port of the internal listener, there and here; 0 for any that is free
 * @param bindHost which of this machine's addresses the listener is for
 * @param instanceId names this instance for good, so that one that is started again soon gets its
 *     partitions back without a rebalance; empty for none
 * @param secret the same for all instances; empty where none can reach the listener from elsewhere
 */
public record ClusterSettings(
    String advertisedHost,
    int port,
    String bindHost,
    Optional<String> instanceId,
    Optional<ClusterSecret> secret) {

  /**
   * @throws IllegalArgumentException when others could reach the listener and there is no secret,
   *     or the address to bind is none
   */
  public ClusterSettings {
    if (secret.isEmpty() && !isLoopback(bindHost)) {
      throw new IllegalArgumentException(
          "instances that listen beyond this machine need a secret of "
              + ClusterSecret.SHORTEST
              + " characters or more");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("there is no address " + host, e);
    }
  }
}
