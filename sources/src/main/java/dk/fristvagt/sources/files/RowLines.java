package dk.fristvagt.sources.files;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.FactLines;
import dk.fristvagt.sources.ReadLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a file as facts, one after the other. */
public final class RowLines implements FactLines {

  private final RowReader rows;
  private final ArrayDeque<Fact> ready = new ArrayDeque<>();

  /**
   * @param rows closed with this
   */
  public RowLines(RowReader rows) {
    this.rows = rows;
  }

  /** Opens the files given here by their paths, and no others. */
  public static FactLines.Format of(List<FactFile> files) {
    Map<Path, FactFile> byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return path -> new RowLines(byPath.get(path).open());
  }

  @Override
  public ReadLine next(long clock) throws IOException {
    while (ready.isEmpty()) {
      ReadRow row = rows.next(clock);
      if (row == null) {
        return null;
      }
      if (row instanceof ReadRow.Rejected bad) {
        return new ReadLine.Rejected(bad.rejection());
      }
      ready.addAll(((ReadRow.Taken) row).facts());
    }
    return new ReadLine.Accepted(ready.remove());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
