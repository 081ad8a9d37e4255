package dk.fristvagt.sources.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps how far an import is in one file, which is replaced whole each time: a kill at any moment
 * leaves the one before or the one after.
 *
 * <p>What was done counts only where the import is the same (mapping and target, as told) and every
 * file still holds the same bytes. Otherwise the import begins again, which is slow but harmless:
 * the same facts under the same keys change nothing. Not thread-safe.
 */
public final class ResumeFile implements Checkpoints {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private final Path path;
  private final String identity;
  private final Runnable makeSafe;
  private List<String> digests = List.of();
  private String notice;

  /**
   * @param identity what else must be the same: the mapping, the target
   * @param makeSafe returns when all that was handed to the sink is written
   */
  public ResumeFile(Path path, String identity, Runnable makeSafe) {
    this.path = path;
    this.identity = identity;
    this.makeSafe = makeSafe;
  }

  private record Kept(int version, String identity, List<String> files, List<FileSummary> done) {}

  @Override
  public List<FileSummary> begin(List<FactFile> files) throws IOException {
    digests = files.stream().map(ResumeFile::digest).toList();
    if (!Files.exists(path)) {
      return List.of();
    }
    Kept kept;
    try {
      kept = JSON.readValue(Files.readAllBytes(path), Kept.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      notice = path + " cannot be read; the import begins at the first row";
      return List.of();
    }
    if (kept.version() != VERSION
        || !identity.equals(kept.identity())
        || !digests.equals(kept.files())
        || kept.done().size() > files.size()) {
      notice = "files, mapping or target have changed since; the import begins at the first row";
      return List.of();
    }
    List<FileSummary> done = new ArrayList<>(kept.done());
    if (!done.isEmpty()) {
      FileSummary last = done.get(done.size() - 1);
      notice = "resumed at row " + (last.rows() + 1) + " of " + last.file();
    }
    return done;
  }

  /** What is to be said about the beginning, in one line. */
  public Optional<String> notice() {
    return Optional.ofNullable(notice);
  }

  @Override
  public void save(List<FileSummary> soFar) throws IOException {
    makeSafe.run();
    Path parent = path.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path next = Files.createTempFile(parent, "import-", ".tmp");
    try {
      Files.write(next, JSON.writeValueAsBytes(new Kept(VERSION, identity, digests, soFar)));
      try {
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(next);
    }
  }

  @Override
  public void finished() throws IOException {
    makeSafe.run();
    Files.deleteIfExists(path);
  }

  private static String digest(FactFile file) {
    return file.content().size() + ":" + file.content().sha256();
  }
}
