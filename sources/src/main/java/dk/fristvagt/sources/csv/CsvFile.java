package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.FileContent;
import dk.fristvagt.sources.files.RowReader;
import java.io.IOException;
import java.nio.file.Path;

/** A file whose header the mapping fits. */
final class CsvFile implements FactFile {

  private final Path path;
  private final FileKind kind;
  private final FileContent content;
  private final int[] positions;
  private final int columns;
  private final FactReader facts;

  /**
   * @param content with the charset that the file is read in
   * @param positions where each column that the mapping reads stands in the file
   * @param columns how many the header has
   */
  CsvFile(
      Path path,
      FileKind kind,
      FileContent content,
      int[] positions,
      int columns,
      FactReader facts) {
    this.path = path;
    this.kind = kind;
    this.content = content;
    this.positions = positions.clone();
    this.columns = columns;
    this.facts = facts;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public String kind() {
    return kind.name();
  }

  @Override
  public FileContent content() {
    return content;
  }

  @Override
  public RowReader open() throws IOException {
    CsvRows rows = CsvRows.open(path, kind.dialect(), content.charset());
    try {
      // The header, which was read and checked when the mapping was held against the file.
      rows.next();
      return new CsvRowReader(rows, name(), kind, positions, columns, facts);
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }
}
