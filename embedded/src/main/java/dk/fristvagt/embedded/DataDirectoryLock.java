package dk.fristvagt.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a data directory, among all processes of this machine and all threads of
 * this one. The operating system releases it when the process ends, however it ends, so a lock file
 * left behind by a killed process does no harm.
 */
final class DataDirectoryLock implements AutoCloseable {

  private static final String FILE_NAME = "broker.lock";

  /**
   * The directories that this process holds. Looked at before a lock file is opened: on POSIX,
   * closing any channel to a file gives up the process's locks on it, so a refused second attempt
   * would release the first.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;
  private boolean closed;

  private DataDirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks an existing directory.
   *
   * @throws DataDirectoryInUseException if it is locked already
   * @throws EmbeddedKafkaException if the lock file cannot be written
   */
  static DataDirectoryLock acquire(Path directory) {
    Path real;
    try {
      real = directory.toRealPath();
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot read the data directory " + directory, e);
    }
    if (!HELD_HERE.add(real)) {
      throw new DataDirectoryInUseException(
          "The data directory " + directory + " is in use by this process already.");
    }
    try {
      return new DataDirectoryLock(real, lockedChannel(directory, real.resolve(FILE_NAME)));
    } catch (RuntimeException | Error e) {
      HELD_HERE.remove(real);
      throw e;
    }
  }

  private static FileChannel lockedChannel(Path directory, Path file) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new DataDirectoryInUseException(
            "The data directory "
                + directory
                + " is in use by another process"
                + holder(file)
                + ". Stop that process, or choose another directory.");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw new EmbeddedKafkaException("Cannot lock the data directory " + directory, e);
    } catch (RuntimeException e) {
      closeQuietly(channel, e);
      throw e;
    }
  }

  private static String holder(Path file) {
    try {
      String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return pid.isEmpty() ? "" : " (pid " + pid + ")";
    } catch (IOException e) {
      return "";
    }
  }

  private static void closeQuietly(FileChannel channel, Exception cause) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives the lock up; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot unlock the data directory " + directory, e);
    } finally {
      HELD_HERE.remove(directory);
    }
  }
}
