package dk.fristvagt.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback interface. */
final class LoopbackPorts {

  static final String HOST = "127.0.0.1";

  private LoopbackPorts() {}

  /**
   * Distinct ports that can be listened on at this moment. Another process may take one before it
   * is used.
   *
   * @param wanted for each port a number, or 0 for any free one
   * @throws EmbeddedKafkaException if a port asked for by number is taken
   */
  static List<Integer> available(int... wanted) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int port : wanted) {
        ServerSocket socket = new ServerSocket();
        sockets.add(socket);
        // As Kafka and Jetty do: a port whose last connections linger in TIME_WAIT can be had.
        socket.setReuseAddress(true);
        bind(socket, port);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot open a socket on " + HOST, e);
    } finally {
      sockets.forEach(LoopbackPorts::close);
    }
  }

  private static void bind(ServerSocket socket, int port) {
    try {
      socket.bind(new InetSocketAddress(address(), port));
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Cannot listen on " + HOST + ":" + port + ": " + e.getMessage() + ".", e);
    }
  }

  /** The address of {@link #HOST}; never the one of IPv6, which Java may prefer. */
  static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are always an address", e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot close a socket on " + HOST, e);
    }
  }
}
