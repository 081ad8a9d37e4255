package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads facts from newline-delimited JSON in UTF-8, one line at a time, and says of every line that
 * is none why.
 *
 * <p>A byte order mark and CR LF are tolerated, blank lines are skipped. A line that is longer than
 * {@link #LONGEST_LINE} bytes, is malformed UTF-8, is no single JSON object, nests more than 64
 * deep or has a text that is no Unicode is {@code UNREADABLE}. Memory is bounded by the longest
 * line. Not thread-safe.
 */
public final class NdjsonReader implements FactLines {

  /** In bytes, its end not counted. */
  public static final int LONGEST_LINE = 1024 * 1024;

  private final BoundedLines lines;
  private final String file;
  private final FactReader facts;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /**
   * @param in closed with this
   * @param file the name that rejections give
   */
  public NdjsonReader(InputStream in, String file, FactReader facts) {
    this.lines = new BoundedLines(in, LONGEST_LINE);
    this.file = file;
    this.facts = facts;
  }

  /**
   * Opens a file; one whose name ends in {@code .gz} is unpacked on the way.
   *
   * @throws IOException when it cannot be opened
   */
  public static NdjsonReader open(Path file, FactReader facts) throws IOException {
    InputStream in = Files.newInputStream(file);
    String name = file.getFileName().toString();
    try {
      InputStream content =
          name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(in, 64 * 1024) : in;
      return new NdjsonReader(content, name, facts);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * What became of the next line that is not blank, or null after the last.
   *
   * @param clock the feed's clock, ms since the epoch
   * @throws IOException when the file cannot be read further
   */
  @Override
  public ReadLine next(long clock) throws IOException {
    while (lines.advance()) {
      if (lines.isTooLong()) {
        return rejected(
            RejectReason.UNREADABLE,
            "the line is longer than 1 MiB; its beginning is kept",
            OriginalMask.cut(lines.bytes()));
      }
      if (!lines.isBlank()) {
        return read(lines.bytes(), clock);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private ReadLine read(byte[] line, long clock) {
    String text;
    JsonObjectParser.Parsed parsed;
    try {
      text = utf8.decode(ByteBuffer.wrap(line)).toString();
      parsed = JsonObjectParser.parse(text);
    } catch (CharacterCodingException e) {
      return rejected(RejectReason.UNREADABLE, "malformed UTF-8", OriginalMask.unreadable(line));
    } catch (UnreadableLineException e) {
      return rejected(RejectReason.UNREADABLE, e.getMessage(), OriginalMask.unreadable(line));
    }
    try {
      return new ReadLine.Accepted(fact(parsed, clock));
    } catch (RejectedFactException e) {
      return rejected(
          e.reason(),
          e.getMessage(),
          OriginalMask.object(text, parsed.object(), parsed.overwritten()));
    }
  }

  private Fact fact(JsonObjectParser.Parsed parsed, long clock) throws RejectedFactException {
    try {
      Fact fact = facts.read(parsed.object(), clock);
      requireNoCprNumber(parsed.overwritten());
      return fact;
    } catch (RejectedFactException e) {
      if (e.reason().compareTo(RejectReason.CPR_NUMBER) > 0) {
        requireNoCprNumber(parsed.overwritten());
      }
      throw e;
    }
  }

  /** What a later value of the same name displaced is read by nobody, but it is in the line. */
  private static void requireNoCprNumber(List<Object> overwritten) throws RejectedFactException {
    if (!overwritten.isEmpty() && OriginalMask.holdsCprNumber(overwritten)) {
      throw new RejectedFactException(RejectReason.CPR_NUMBER, "a text looks like a CPR number");
    }
  }

  private ReadLine rejected(RejectReason reason, String detail, byte[] original) {
    return new ReadLine.Rejected(
        new Rejection(reason, detail, new Origin.Line(file, lines.number()), original));
  }
}
