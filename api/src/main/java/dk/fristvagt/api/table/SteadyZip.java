package dk.fristvagt.api.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Takes the time of making out of a workbook, so that the same answer makes the same bytes, which
 * is what a strong entity tag promises.
 */
final class SteadyZip {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("<dcterms:created[^>]*>[^<]*</dcterms:created>");

  /** The first that a ZIP file can say. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SteadyZip() {}

  /** Leaves the stream open. */
  static void copy(InputStream workbook, OutputStream out) throws IOException {
    ZipInputStream in = new ZipInputStream(workbook);
    ZipOutputStream zip = new ZipOutputStream(out);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(EPOCH);
      zip.putNextEntry(copy);
      if (entry.getName().equals(PROPERTIES)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        zip.write(CREATED.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8));
      } else {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }
}
