package dk.fristvagt.sources.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.fristvagt.sources.files.CountedBytes;
import dk.fristvagt.sources.files.FileContent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The rows of one file, in order, and in their places what is no row. Empty lines are passed over.
 * Not thread-safe.
 */
final class CsvRows implements Closeable {

  /** Above what {@link WellFormedRows} lets through, so that nothing is too long any more. */
  private static final int BUFFER = 4 * WellFormedRows.LONGEST_ROW;

  /** A row, or what is wrong with it. */
  sealed interface Next {

    long line();

    record Good(CsvRecord row) implements Next {
      @Override
      public long line() {
        return row.getStartingLineNumber();
      }
    }

    record Bad(WellFormedRows.Fault fault) implements Next {
      @Override
      public long line() {
        return fault.line();
      }
    }
  }

  private final CountedBytes bytes;
  private final WellFormedRows wellFormed;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> rows;

  private CsvRows(CountedBytes bytes, Reader text, CsvDialect dialect) {
    this.bytes = bytes;
    this.wellFormed = new WellFormedRows(text, dialect.delimiter(), dialect.quote());
    this.reader =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            // An empty line may stand for a bad one.
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(BUFFER)
            .ofCsvRecord(wellFormed);
    this.rows = reader.iterator();
  }

  /**
   * @param charset what the bytes are; a byte order mark is skipped
   * @throws IOException when the file cannot be opened
   */
  static CsvRows open(Path file, CsvDialect dialect, Charset charset) throws IOException {
    CountedBytes raw = new CountedBytes(Files.newInputStream(file));
    try {
      InputStream content = FileContent.unpacked(file, raw);
      Reader text =
          new InputStreamReader(
              content,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE));
      return new CsvRows(raw, withoutMark(text), dialect);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The next, or null after the last.
   *
   * @throws IOException when the file cannot be read further
   */
  Next next() throws IOException {
    try {
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        if (!isEmpty(row)) {
          return new Next.Good(row);
        }
        var fault = wellFormed.takeFault(row.getStartingLineNumber());
        if (fault.isPresent()) {
          return new Next.Bad(fault.get());
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isEmpty(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isEmpty();
  }

  /** How many bytes of the file were read so far, ahead included. */
  long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader reader = new PushbackReader(text, 1);
    int first = reader.read();
    if (first >= 0 && first != '\uFEFF') {
      reader.unread(first);
    }
    return reader;
  }
}
