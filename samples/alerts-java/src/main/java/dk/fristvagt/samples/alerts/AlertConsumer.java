package dk.fristvagt.samples.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Keeps an inbox of tasks from the alerts and prints each that is new as a line of JSON, until it
 * is stopped: {@code AlertConsumer HOST:PORT REGISTRY-URL TOPIC DATABASE-FILE}.
 */
public final class AlertConsumer {

  private static final String GROUP = "alerts-java";
  private static final Duration HORIZON = Duration.ofDays(730);
  private static final int ARGUMENTS = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertConsumer() {}

  /** Ends with 2 when it is called wrongly. */
  public static void main(String[] args) throws Exception {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: AlertConsumer HOST:PORT REGISTRY-URL TOPIC DATABASE-FILE");
      System.exit(2);
    }
    try (Inbox inbox = new Inbox(Path.of(args[3]), HORIZON);
        AlertReader reader =
            new AlertReader(args[0], args[1], args[2], GROUP, inbox, AlertConsumer::print)) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(reader, main)));
      while (true) {
        reader.poll();
      }
    } catch (WakeupException e) {
      // It was told to stop.
    }
  }

  private static void stop(AlertReader reader, Thread main) {
    reader.wakeUp();
    try {
      main.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(AlertMessage alert, Inbox.Outcome outcome) {
    if (outcome == Inbox.Outcome.DONE || outcome == Inbox.Outcome.DONE_AFTER_GAP) {
      try {
        System.out.println(JSON.writeValueAsString(alert));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
