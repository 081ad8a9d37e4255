package dk.fristvagt.api.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes the time of making out of a workbook, so that the same answer makes the same bytes, which
 * is what a strong entity tag promises.
 *
 * <p>Entries are found by the directory at the end (APPNOTE 4.3): those of a workbook written as a
 * stream say their lengths nowhere else in a way that the JDK reads.
 */
final class SteadyZip {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("<dcterms:created[^>]*>[^<]*</dcterms:created>");

  /** The first time that a ZIP file can say. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int END_LENGTH = 22;
  private static final int END_ENTRIES = 10;
  private static final int END_DIRECTORY = 16;

  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_PACKED = 20;
  private static final int ENTRY_NAME = 28;
  private static final int ENTRY_EXTRA = 30;
  private static final int ENTRY_COMMENT = 32;
  private static final int ENTRY_PLACE = 42;

  private static final int LOCAL_LENGTH = 30;
  private static final int LOCAL_NAME = 26;
  private static final int LOCAL_EXTRA = 28;

  private SteadyZip() {}

  /**
   * Writes a file without a comment, all of whose entries are deflated. Leaves the stream open.
   *
   * @param length how many of the bytes are the file
   */
  static void copy(byte[] file, int length, OutputStream out) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    ZipOutputStream zip = new ZipOutputStream(out);
    int end = length - END_LENGTH;
    int entry = in.getInt(end + END_DIRECTORY);
    for (int left = unsigned(in, end + END_ENTRIES); left > 0; left--) {
      int nameLength = unsigned(in, entry + ENTRY_NAME);
      String name = new String(file, entry + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
      int local = in.getInt(entry + ENTRY_PLACE);
      int begin =
          local
              + LOCAL_LENGTH
              + unsigned(in, local + LOCAL_NAME)
              + unsigned(in, local + LOCAL_EXTRA);
      Inflater inflater = new Inflater(true);
      copyEntry(
          name,
          new InflaterInputStream(
              new ByteArrayInputStream(file, begin, in.getInt(entry + ENTRY_PACKED)), inflater),
          zip);
      inflater.end();
      entry +=
          ENTRY_LENGTH
              + nameLength
              + unsigned(in, entry + ENTRY_EXTRA)
              + unsigned(in, entry + ENTRY_COMMENT);
    }
    zip.finish();
    zip.flush();
  }

  private static void copyEntry(String name, InputStream content, ZipOutputStream zip)
      throws IOException {
    ZipEntry copy = new ZipEntry(name);
    copy.setTimeLocal(EPOCH);
    zip.putNextEntry(copy);
    if (name.equals(PROPERTIES)) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      zip.write(CREATED.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8));
    } else {
      content.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static int unsigned(ByteBuffer in, int place) {
    return Short.toUnsignedInt(in.getShort(place));
  }
}
