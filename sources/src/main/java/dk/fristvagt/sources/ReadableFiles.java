package dk.fristvagt.sources;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files, looked at before the first of them is read. */
final class ReadableFiles {

  private ReadableFiles() {}

  /**
   * @throws IOException that names the first file that cannot be read
   */
  static void require(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file) || Files.isDirectory(file)) {
        throw new NoSuchFileException(file.toString(), null, "no such file");
      }
      if (!Files.isReadable(file)) {
        throw new AccessDeniedException(file.toString(), null, "may not be read");
      }
    }
  }
}
