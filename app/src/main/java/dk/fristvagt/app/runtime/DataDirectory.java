package dk.fristvagt.app.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one machine keeps everything: the embedded broker's log, the stores of the streams, and who
 * works on it now.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * @throws CommandFailure when it is no directory and cannot be made one
   */
  public static DataDirectory ensure(Path path) {
    try {
      return new DataDirectory(Files.createDirectories(path.toAbsolutePath()));
    } catch (IOException e) {
      throw new CommandFailure(
          path + " cannot be used as data directory; choose one that may be written: --data DIR",
          e);
    }
  }

  /** The stores of the streams. */
  public Path streamsState() {
    return root.resolve("streams");
  }

  /** How to reach what runs on it now. */
  public RunningSystemFile runningSystem() {
    return new RunningSystemFile(root.resolve("running.properties"));
  }

  /** What the demonstration that lives here was started with. */
  public Path demo() {
    return root.resolve("demo.properties");
  }

  /** The sample case system's database, where the demonstration is fed from one. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** What Kafka Connect keeps outside of the broker: its settings and its log. */
  public Path connect() {
    return root.resolve("connect");
  }

  /** Whether a broker has written here before. */
  public boolean holdsData() {
    return Files.isDirectory(root.resolve("kafka"));
  }
}
