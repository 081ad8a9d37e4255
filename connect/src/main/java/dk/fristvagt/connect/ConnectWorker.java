package dk.fristvagt.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/**
 * Runs one worker of Kafka Connect in distributed mode until its standard input ends, so that it
 * never outlives who started it.
 *
 * <p>Writes one line to the standard output when it is up: {@code ready} and the address of its
 * REST interface. Exits with 0 after an orderly end and with 1 when it cannot start.
 */
public final class ConnectWorker {

  private ConnectWorker() {}

  /**
   * @param args the file of the worker's properties
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: ConnectWorker FILE, a file of worker properties");
      System.exit(2);
    }
    Connect<?> connect;
    try {
      connect = new ConnectDistributed().startConnect(properties(Path.of(args[0])));
    } catch (RuntimeException | LinkageError e) {
      // What it began has threads of its own, which would keep the process.
      e.printStackTrace();
      System.exit(1);
      return;
    }
    System.out.println("ready " + connect.rest().serverUrl());
    System.out.flush();
    awaitEnd(System.in);
    connect.stop();
    connect.awaitStop();
    System.exit(0);
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }

  private static void awaitEnd(InputStream in) throws IOException {
    byte[] ignored = new byte[64];
    while (in.read(ignored) >= 0) {
      // Nothing is said to a worker this way.
    }
  }
}
