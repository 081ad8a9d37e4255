package dk.fristvagt.api.browser;

import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.streams.view.PartitionViews;
import java.net.URI;

/** The service in one of the example states, to be looked at by a browser. */
final class ServedExample implements AutoCloseable {

  private static final int BY_HAND_PORT = 8181;

  private final PartitionViews views = new PartitionViews();
  private final ApiServer server;

  ServedExample(ExampleState state) {
    this(state, 0);
  }

  private ServedExample(ExampleState state, int port) {
    server = ApiServer.start(ApiSettings.DEFAULT.withPort(port), state.backend(views));
  }

  /** Serves until it is stopped, for looking at pages by hand: a port and a state. */
  public static void main(String[] args) throws InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : BY_HAND_PORT;
    ExampleState state = args.length > 1 ? ExampleState.valueOf(args[1]) : ExampleState.ORDINARY;
    try (ServedExample example = new ServedExample(state, port)) {
      System.out.println(example.address() + " " + ExampleMunicipality.CLOCK);
      Thread.currentThread().join();
    }
  }

  /** What the streams would swap in; tests do it in their place. */
  PartitionViews views() {
    return views;
  }

  URI address() {
    return server.address();
  }

  /** {@code /worklist} as an absolute address. */
  String url(String path) {
    return server.address().resolve(path).toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
