package dk.fristvagt.app.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Waits until a running service follows a catalogue that was published. */
public final class CatalogueWait {

  private static final Duration POLL = Duration.ofMillis(500);

  /** A service that restarts, or a partition that moves, is gone for this long at most. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final ServiceClient service;

  public CatalogueWait(ServiceClient service) {
    this.service = service;
  }

  /**
   * Returns when every partition that the service holds follows it.
   *
   * @return the service's answer then
   * @throws CommandFailure when the service gives no answer for long, or a partition has read a
   *     later publication
   * @throws StoppedException when a stop was requested meanwhile
   */
  public JsonNode until(
      String fingerprint, CataloguePublication publication, Progress progress, StopSignal stop) {
    long answered = System.nanoTime();
    while (true) {
      stop.check();
      Optional<JsonNode> answer = ask(answered);
      if (answer.isPresent()) {
        answered = System.nanoTime();
        if (isFollowed(answer.get(), fingerprint, publication)) {
          return answer.get();
        }
        report(answer.get(), progress);
      }
      stop.await(POLL);
    }
  }

  private Optional<JsonNode> ask(long answered) {
    try {
      return Optional.of(service.get("api/v1/catalogue", Map.of()));
    } catch (CommandFailure e) {
      if (System.nanoTime() - answered > LONGEST_SILENCE.toNanos()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Whether all partitions that the service holds follow it; it may hold none yet. */
  static boolean isFollowed(JsonNode answer, String fingerprint, CataloguePublication publication) {
    boolean followed = !answer.path("progress").isEmpty();
    for (JsonNode partition : answer.path("progress")) {
      long published = partition.path("published").asLong(Long.MIN_VALUE);
      if (published > publication.sequence()) {
        throw new CommandFailure(
            "another catalogue was published with a later clock, so this one is not followed;"
                + " publish it again, or check this machine's clock");
      }
      followed &=
          published == publication.sequence()
              && partition.path("state").asText().equals("current")
              && partition.path("fingerprint").asText().equals(fingerprint);
    }
    return followed;
  }

  private static void report(JsonNode answer, Progress progress) {
    long done = 0;
    long total = 0;
    for (JsonNode partition : answer.path("progress")) {
      long cases = partition.path("total").asLong();
      total += cases;
      done +=
          partition.path("state").asText().equals("current")
              ? cases
              : partition.path("done").asLong();
    }
    progress.at("Looking at every case", done, total);
  }
}
