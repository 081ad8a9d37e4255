package dk.fristvagt.sources.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary files that take entries by their hash. Not thread-safe. */
final class HashBuckets implements Closeable {

  private static final int BUFFER = 8 * 1024;

  private final Path[] files;
  private final OutputStream[] out;

  /**
   * @param buckets a power of two
   */
  HashBuckets(Path directory, String name, int buckets) {
    files = new Path[buckets];
    out = new OutputStream[buckets];
    for (int i = 0; i < buckets; i++) {
      files[i] = directory.resolve(name + "-" + i);
    }
  }

  void add(long hash, byte[] entry) {
    // The low bits choose within a bucket's own tables; the high ones choose the bucket.
    int bucket = (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(files.length)));
    try {
      if (out[bucket] == null) {
        out[bucket] = new BufferedOutputStream(Files.newOutputStream(files[bucket]), BUFFER);
      }
      out[bucket].write(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All the entries of one; none can be added to it any more. */
  ByteBuffer read(int bucket) throws IOException {
    if (out[bucket] == null) {
      return ByteBuffer.allocate(0);
    }
    out[bucket].close();
    return ByteBuffer.wrap(Files.readAllBytes(files[bucket]));
  }

  @Override
  public void close() throws IOException {
    for (int i = 0; i < files.length; i++) {
      if (out[i] != null) {
        out[i].close();
        Files.deleteIfExists(files[i]);
      }
    }
  }
}
