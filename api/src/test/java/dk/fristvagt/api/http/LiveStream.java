package dk.fristvagt.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.live.AppliedChange;
import dk.fristvagt.api.live.Deadline;
import dk.fristvagt.api.live.ReceivedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a client of the live status has received, read by a thread of its own. */
final class LiveStream implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final List<ReceivedEvent> blocks = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  LiveStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread thread = new Thread(this::read, "live-stream");
    thread.setDaemon(true);
    thread.start();
  }

  int statusCode() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  HttpHeaders headers() {
    return response.headers();
  }

  List<ReceivedEvent> blocks() {
    return blocks;
  }

  List<ReceivedEvent> events() {
    return blocks.stream().filter(block -> block.data() != null).toList();
  }

  List<String> names() {
    return events().stream().map(ReceivedEvent::name).toList();
  }

  String lastId() {
    List<String> ids = events().stream().map(ReceivedEvent::id).filter(id -> id != null).toList();
    return ids.get(ids.size() - 1);
  }

  void awaitEvents(int n) {
    Deadline.await(n + " events", () -> events().size() >= n);
  }

  void awaitEnd() {
    Deadline.await("the end of the stream", () -> ended);
  }

  /** The status that the events amount to, changes applied to what they follow. */
  JsonNode status(JsonNode before) {
    JsonNode status = before;
    for (ReceivedEvent event : events()) {
      status =
          event.name().equals("change")
              ? AppliedChange.to(status, event.json())
              : event.name().equals("snapshot") ? event.json() : status;
    }
    return status;
  }

  JsonNode status() {
    return status(null);
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          blocks.add(ReceivedEvent.of(lines));
          lines = new ArrayList<>();
        } else {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      // Cut off, which is an end too.
    } finally {
      ended = true;
    }
  }
}
