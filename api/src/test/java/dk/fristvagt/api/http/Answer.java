package dk.fristvagt.api.http;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a server answered, byte by byte. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Answer(int status, HttpHeaders headers, byte[] body) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Headers are name, value, name, value. */
  static Answer to(URI server, String method, String address, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(address))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** Java's client lets nobody choose the host, so this one is written by hand. */
  static Answer toForeignHost(URI server, String method, String address) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
      socket
          .getOutputStream()
          .write(
              (method.toUpperCase(Locale.ROOT)
                      + ' '
                      + address
                      + " HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: 0\r\n"
                      + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf("\r\n\r\n");
      List<String> lines = text.substring(0, end).lines().toList();
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        headers
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
      return new Answer(
          Integer.parseInt(lines.get(0).split(" ", -1)[1]),
          HttpHeaders.of(headers, (name, value) -> true),
          text.substring(end + 4).getBytes(StandardCharsets.UTF_8));
    }
  }
}
