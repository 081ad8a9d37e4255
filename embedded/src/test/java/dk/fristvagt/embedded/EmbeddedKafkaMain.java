package dk.fristvagt.embedded;

import java.nio.file.Path;

/**
 * The embedded system as a process of its own, for tests that kill it. Prints one line when it
 * answers, {@code READY bootstrap-servers registry-url milliseconds}, or {@code REFUSED message},
 * and then runs until standard input ends.
 */
final class EmbeddedKafkaMain {

  private EmbeddedKafkaMain() {}

  public static void main(String[] args) throws Exception {
    long begin = System.nanoTime();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]))) {
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
      System.out.printf(
          "READY %s %s %d%n",
          kafka.bootstrapServers(),
          kafka.schemaRegistryUrl(),
          (System.nanoTime() - begin) / 1_000_000);
      while (System.in.read() >= 0) {
        // Nothing is said on standard input; its end is the order to stop.
      }
    } catch (EmbeddedKafkaException e) {
      System.out.println("REFUSED " + e.getMessage());
    }
  }
}
