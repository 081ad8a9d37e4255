package dk.fristvagt.app.runtime;

import dk.fristvagt.embedded.EmbeddedKafka;

/** The embedded broker and registry on a data directory, to be found there by other commands. */
public final class EmbeddedSystem implements AutoCloseable {

  private final EmbeddedKafka kafka;
  private final KafkaConnection connection;
  private final RunningSystemFile announcement;

  private EmbeddedSystem(EmbeddedKafka kafka, RunningSystemFile announcement) {
    this.kafka = kafka;
    this.connection = new KafkaConnection(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    this.announcement = announcement;
  }

  /**
   * Returns when both answer.
   *
   * @throws dk.fristvagt.embedded.DataDirectoryInUseException when a broker works on it already
   */
  public static EmbeddedSystem start(DataDirectory directory) {
    EmbeddedKafka kafka = EmbeddedKafka.start(directory.root());
    EmbeddedSystem system = new EmbeddedSystem(kafka, directory.runningSystem());
    try {
      system.announcement.write(system.connection);
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  public KafkaConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    try (kafka) {
      announcement.delete();
    }
  }
}
