package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.table.CsvTable;
import dk.fristvagt.api.table.TableFile;
import dk.fristvagt.api.table.XlsxFile;
import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes tables as files, row by row into the connection. A reader that gets all of the answer has
 * all of the file: what fails on the way breaks the connection off.
 */
final class TableAnswer {

  /** How far the data reaches, which a CSV file itself cannot say. */
  static final String CLOCK = "Fristvagt-Clock";

  /** From how many of how many partitions it was made: {@code answering=4, expected=4}. */
  static final String PARTITIONS = "Fristvagt-Partitions";

  private static final Logger LOG = LoggerFactory.getLogger(TableAnswer.class);

  /** What Jetty takes as: break the connection off. */
  private static final int ABORT = -1;

  private TableAnswer() {}

  /**
   * @throws ProblemException when there are more rows than the form can hold
   */
  static void write(Context ctx, AnswerFormat format, TableFile file) {
    requireRoom(format, file);
    ctx.contentType(format.kind().contentType())
        .header(
            Header.CONTENT_DISPOSITION,
            "attachment; filename=" + file.fileName() + '.' + format.kind().label());
    if (file.clock() != null) {
      ctx.header(CLOCK, ReportJson.instant(file.clock()));
    }
    if (file.partitions() != null) {
      ctx.header(
          PARTITIONS,
          "answering="
              + file.partitions().answering()
              + ", expected="
              + file.partitions().expected());
    }
    try {
      if (format.kind() == AnswerFormat.Kind.CSV) {
        CsvTable.write(file.main(), format.language(), ctx.outputStream());
      } else {
        XlsxFile.write(file, format.language(), ctx.outputStream());
      }
    } catch (RuntimeException e) {
      if (e instanceof UncheckedIOException && e.getCause() instanceof EofException) {
        LOG.debug("a reader left before it had all of its file", e);
      } else {
        giveUp(ctx.res(), e);
      }
    }
  }

  private static void requireRoom(AnswerFormat format, TableFile file) {
    if (format.kind() == AnswerFormat.Kind.XLSX
        && file.tables().stream().anyMatch(table -> table.size() > XlsxFile.MAX_ROWS)) {
      throw ProblemException.of(
          ProblemType.TOO_MANY_ROWS,
          "Et regneark kan højst have 1.048.575 rækker. Brug format=csv eller vælg færre.",
          "A spreadsheet takes 1,048,575 rows at most. Use format=csv, or choose fewer.");
    }
  }

  /** Nothing may follow what was sent already, least of all a problem. */
  private static void giveUp(HttpServletResponse response, RuntimeException cause) {
    if (!response.isCommitted()) {
      response.resetBuffer();
      response.setHeader(Header.CONTENT_DISPOSITION, null);
      throw cause;
    }
    LOG.error("a file failed on the way", cause);
    try {
      response.sendError(ABORT);
    } catch (IOException e) {
      LOG.debug("the connection was gone already", e);
    }
  }
}
