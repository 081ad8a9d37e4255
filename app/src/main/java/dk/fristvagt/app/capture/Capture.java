package dk.fristvagt.app.capture;

import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.ResourceStack;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.sources.capture.CaptureIntake;
import dk.fristvagt.sources.capture.CaptureMonitor;
import dk.fristvagt.sources.capture.CaptureSettings;
import dk.fristvagt.sources.capture.SourceHealth;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** A captured source at work: its intake, and who watches it. Thread-safe. */
public final class Capture implements AutoCloseable {

  private final ResourceStack open = new ResourceStack();
  private CaptureIntake intake;
  private CaptureMonitor monitor;

  private Capture() {}

  /** Makes the captured topic where it is missing; the others must be there. */
  public static Capture start(
      CaptureSettings settings,
      CaptureMonitor.Settings watched,
      KafkaConnection connection,
      short replicationFactor) {
    Capture capture = new Capture();
    try {
      createTopic(settings, connection, replicationFactor);
      AvroSerdes serdes = capture.open.push(connection.serdes());
      capture.intake = new CaptureIntake(settings, connection.clientConfig(), serdes);
      capture.open.push(capture.intake);
      capture.monitor = new CaptureMonitor(watched, capture.intake::health);
      capture.open.push(capture.monitor);
      capture.intake.start();
      capture.monitor.start();
      return capture;
    } catch (RuntimeException | Error e) {
      capture.open.closeAfter(e);
      throw e;
    }
  }

  /** Makes the topic that a connector writes to, where it is missing. */
  public static void createTopic(
      CaptureSettings settings, KafkaConnection connection, short replicationFactor) {
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin)
          .create(
              List.of(
                  CaptureSettings.capturedTopicSpec(
                      settings.mapping(), settings.topics(), replicationFactor)));
    }
  }

  /** Why the intake ended, if it did so by itself. */
  public Optional<RuntimeException> failure() {
    return intake.failure();
  }

  public SourceHealth health() {
    return monitor.health();
  }

  /** What is wrong now. */
  public List<SourceHealth.Alarm> alarms() {
    return monitor.alarms();
  }

  @Override
  public void close() {
    open.close();
  }
}
