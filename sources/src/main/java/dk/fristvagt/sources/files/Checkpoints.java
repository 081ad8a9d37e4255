package dk.fristvagt.sources.files;

import java.io.IOException;
import java.util.List;

/** Keeps how far an import is, so that one that was stopped can go on. */
public interface Checkpoints {

  /** Keeps nothing: every import begins at the first row. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public List<FileSummary> begin(List<FactFile> files) {
          return List.of();
        }

        @Override
        public void save(List<FileSummary> soFar) {}

        @Override
        public void finished() {}
      };

  /**
   * What was done before by an import of these very files: of the first of them all, of the last
   * perhaps not all. Empty where there was none.
   *
   * @throws IOException when what was kept cannot be read
   */
  List<FileSummary> begin(List<FactFile> files) throws IOException;

  /**
   * Keeps what was done so far, once all of it is safe.
   *
   * @throws IOException when it cannot be kept
   */
  void save(List<FileSummary> soFar) throws IOException;

  /**
   * The import is at its end; forgets it, once all of it is safe.
   *
   * @throws IOException when it cannot be forgotten
   */
  void finished() throws IOException;
}
