package dk.fristvagt.casesystem;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server on this machine, with logical decoding, its data in a directory. Listens on
 * the loopback interface alone. What it had committed is there again when it is started on the same
 * directory, however it ended. Runs for root and for others; on Linux, amd64. Thread-safe.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String DATABASE = "postgres";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Path data;

  private EmbeddedPostgresServer(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Returns when it answers. A server that was left running on the directory is ended first.
   *
   * @param port 0 for any that is free
   */
  public static EmbeddedPostgresServer start(Path directory, int port) {
    Path data = directory.resolve("data");
    try {
      Files.createDirectories(directory);
      endLeftBehind(data);
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(directory.resolve("server").toFile())
              .setPGStartupWait(LONGEST_START)
              .setServerConfig("wal_level", "logical")
              // What was committed survives a kill: the library's own default is for tests.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "40");
      if (port != 0) {
        builder.setPort(port);
      }
      return new EmbeddedPostgresServer(builder.start(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public String user() {
    return USER;
  }

  public String database() {
    return DATABASE;
  }

  /** To be closed by the caller. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE, USER, "");
  }

  /** Ends it as a power cut would. It is of no use afterwards. */
  public void kill() {
    process(data)
        .ifPresent(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
              await(process);
            });
    // Gives the directory free; there is no server to be stopped any more.
    close();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void endLeftBehind(Path data) throws IOException {
    Optional<ProcessHandle> process = process(data);
    if (process.isPresent()) {
      process.get().descendants().forEach(ProcessHandle::destroyForcibly);
      process.get().destroyForcibly();
      await(process.get());
    }
    // It names a number that another process may have by now.
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** The server that works on a directory. */
  private static Optional<ProcessHandle> process(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file).get(0).trim());
      return ProcessHandle.of(pid)
          .filter(
              process ->
                  process.info().command().filter(name -> name.contains("postgres")).isPresent());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("a PostgreSQL server does not end", e);
    }
  }
}
