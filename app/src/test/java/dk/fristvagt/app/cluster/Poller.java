package dk.fristvagt.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.app.runtime.ServiceClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks an instance again and again, and keeps every answer that is not 200. */
final class Poller implements AutoCloseable {

  private static final int ANSWERS_KEPT = 500;

  private final Answers answers;
  private final List<String> paths;
  private final AtomicInteger polls = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::poll, "poller");
  private volatile boolean stopped;

  private Poller(Answers answers, List<String> paths) {
    this.answers = answers;
    this.paths = paths;
  }

  /** Figures, lists live and done, and the cases of these obligations with why they stand so. */
  static Poller start(Answers answers, JsonNode obligations) {
    List<String> paths = new ArrayList<>();
    paths.add("/api/v1/obligations?limit=50");
    paths.add("/api/v1/obligations?limit=50&status=met");
    for (JsonNode obligation : obligations) {
      paths.add("/api/v1/status");
      paths.add(
          "/api/v1/cases/"
              + obligation.path("municipality").asText()
              + '/'
              + ServiceClient.escape(obligation.path("caseId").asText()));
      paths.add("/readyz");
    }
    Poller poller = new Poller(answers, paths);
    poller.thread.start();
    return poller;
  }

  int polls() {
    return polls.get();
  }

  /** Ends it and gives what went wrong. */
  List<String> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stopped = true;
  }

  private void poll() {
    while (!stopped) {
      String path = paths.get(polls.getAndIncrement() % paths.size());
      try {
        HttpResponse<String> answer = answers.get(path);
        if (answer.statusCode() != 200) {
          failures.add(path + " " + answer.statusCode() + " " + shortened(answer.body()));
        }
      } catch (RuntimeException e) {
        failures.add(path + " " + e);
      }
    }
  }

  private static String shortened(String body) {
    return body.substring(0, Math.min(ANSWERS_KEPT, body.length()));
  }
}
