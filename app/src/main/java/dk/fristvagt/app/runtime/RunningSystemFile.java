package dk.fristvagt.app.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The file in a data directory that says how to reach the broker, the registry and the service that
 * run on it.
 *
 * <p>Written whole or not at all. One left behind by a process that was killed is told by its
 * process number, which no longer runs, and counts for nothing.
 */
public final class RunningSystemFile {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  private static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
  private static final String SERVICE_ADDRESS = "service.address";
  private static final String PROCESS = "pid";

  private final Path file;

  public RunningSystemFile(Path file) {
    this.file = file;
  }

  /** Says that this process runs the system. */
  public void write(KafkaConnection connection) {
    Properties properties = new Properties();
    properties.setProperty(BOOTSTRAP_SERVERS, connection.bootstrapServers());
    properties.setProperty(SCHEMA_REGISTRY_URL, connection.schemaRegistryUrl());
    properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
    replace(properties);
  }

  /** Adds where the service of this process answers, to what {@link #write} said. */
  public void writeService(URI address) {
    Properties properties = load().orElseGet(Properties::new);
    properties.setProperty(SERVICE_ADDRESS, address.toString());
    replace(properties);
  }

  /** Where the service answers, when one runs. */
  public Optional<URI> readService() {
    return load()
        .filter(properties -> runs(properties.getProperty(PROCESS)))
        .map(properties -> properties.getProperty(SERVICE_ADDRESS))
        .map(URI::create);
  }

  private void replace(Properties properties) {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        properties.store(out, "How to reach the running system.");
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How to reach the system, when one runs. */
  public Optional<KafkaConnection> read() {
    return load().flatMap(RunningSystemFile::connection);
  }

  /** Says that the system runs no more. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Properties> load() {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
      return Optional.of(properties);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<KafkaConnection> connection(Properties properties) {
    String servers = properties.getProperty(BOOTSTRAP_SERVERS);
    String registry = properties.getProperty(SCHEMA_REGISTRY_URL);
    if (servers == null || registry == null || !runs(properties.getProperty(PROCESS))) {
      return Optional.empty();
    }
    return Optional.of(new KafkaConnection(servers, registry));
  }

  private static boolean runs(String process) {
    try {
      return process != null
          && ProcessHandle.of(Long.parseLong(process)).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
