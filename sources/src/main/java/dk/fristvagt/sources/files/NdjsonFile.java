package dk.fristvagt.sources.files;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.Origin;
import dk.fristvagt.sources.ReadLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of newline-delimited JSON. */
public record NdjsonFile(Path path, FactReader facts, FileContent content) implements FactFile {

  /**
   * Looks at the file.
   *
   * @throws IOException when it cannot be read
   */
  public static NdjsonFile of(Path path, FactReader facts) throws IOException {
    return new NdjsonFile(path, facts, FileContent.of(path));
  }

  @Override
  public String kind() {
    return "ndjson";
  }

  @Override
  public RowReader open() throws IOException {
    CountedBytes bytes = new CountedBytes(Files.newInputStream(path));
    try {
      return new Rows(bytes, new NdjsonReader(FileContent.unpacked(path, bytes), name(), facts));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private record Rows(CountedBytes bytes, NdjsonReader reader) implements RowReader {

    @Override
    public ReadRow next(long clock) throws IOException {
      ReadLine line = reader.next(clock);
      if (line instanceof ReadLine.Accepted accepted) {
        return new ReadRow.Taken(List.of(accepted.fact()));
      }
      return line instanceof ReadLine.Rejected bad
          ? new ReadRow.Rejected(bad.rejection(), ((Origin.Line) bad.rejection().origin()).line())
          : null;
    }

    @Override
    public boolean skip() throws IOException {
      return reader.next(Long.MAX_VALUE) != null;
    }

    @Override
    public long bytesRead() {
      return bytes.count();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
