package dk.fristvagt.sources.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file that holds facts. */
public interface FactFile {

  Path path();

  /** What kind of file it is, for people. */
  String kind();

  /** What it held when it was looked at. */
  FileContent content();

  /** Its rows from the first on. */
  RowReader open() throws IOException;

  /** The file's name without its folder. */
  default String name() {
    return path().getFileName().toString();
  }
}
