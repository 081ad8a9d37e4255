package dk.fristvagt.api.browser;

import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.streams.view.PartitionViews;
import java.net.URI;

/** The service over the example municipality, to be looked at by a browser. */
public final class ServedExample implements AutoCloseable {

  private static final int BY_HAND_PORT = 8181;

  private final PartitionViews views = new PartitionViews();
  private final ApiServer server;

  ServedExample(int port) {
    views.publish(ExampleMunicipality.get().view());
    server =
        ApiServer.start(
            ApiSettings.DEFAULT.withPort(port), ExampleMunicipality.get().backend(views));
  }

  /** Serves until it is stopped, for looking at pages by hand. */
  public static void main(String[] args) throws InterruptedException {
    try (ServedExample example =
        new ServedExample(args.length > 0 ? Integer.parseInt(args[0]) : BY_HAND_PORT)) {
      System.out.println(example.address());
      Thread.currentThread().join();
    }
  }

  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
