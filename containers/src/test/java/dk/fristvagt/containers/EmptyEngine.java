package dk.fristvagt.containers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a container engine that has no image and reaches none; notes what it is asked. */
final class EmptyEngine implements AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  EmptyEngine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** For {@code DOCKER_HOST}. */
  String address() {
    return "tcp://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Methods and paths, in their order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    if (path.endsWith("/_ping")) {
      send(exchange, 200, "OK");
    } else if (path.endsWith("/info")) {
      send(exchange, 200, "{\"ServerVersion\":\"0\",\"OperatingSystem\":\"none\",\"MemTotal\":0}");
    } else if (path.endsWith("/version")) {
      send(exchange, 200, "{\"Version\":\"0\",\"ApiVersion\":\"1.41\"}");
    } else if (path.endsWith("/images/json")) {
      send(exchange, 200, "[]");
    } else {
      send(exchange, 404, "{\"message\":\"it has no image\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
