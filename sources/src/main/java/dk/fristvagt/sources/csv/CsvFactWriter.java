package dk.fristvagt.sources.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.fristvagt.rules.fact.CanonicalJson;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.FieldType;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes facts as a Danish case system exports them: one file for each kind of event with a header
 * of Danish names, {@code ;} between columns, dates as {@code dd-MM-yyyy}, and the mapping that
 * reads them back.
 *
 * <p>A fact comes back as it was, save that an empty text is as good as none, that the zone of its
 * times is written in is the export's, and that what a record held besides the contract's fields is
 * gone. Not thread-safe.
 */
public final class CsvFactWriter implements Closeable {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");
  private static final String MAPPING = "mapping.yaml";

  private final Path folder;
  private final Charset charset;
  private final ZoneId zone;
  private final Map<EventType, CsvWriter> writers = new EnumMap<>(EventType.class);

  /**
   * @param folder made where it is not there; files of the same names are replaced
   * @param charset every text of every fact must have its characters there
   * @param zone of the times
   * @throws IOException when the folder cannot be written
   */
  public CsvFactWriter(Path folder, Charset charset, ZoneId zone) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.charset = charset;
    this.zone = zone;
    Files.writeString(mapping(), ExportMapping.yaml(charset.name()), StandardCharsets.UTF_8);
  }

  /** Where the mapping is. */
  public Path mapping() {
    return folder.resolve(MAPPING);
  }

  /**
   * @throws IOException when a file cannot be written, or a character is not of the charset
   */
  public void write(Fact fact) throws IOException {
    CsvWriter writer = writers.get(fact.type());
    if (writer == null) {
      writer = open(fact.type());
      writers.put(fact.type(), writer);
    }
    List<String> cells = new ArrayList<>();
    cells.add(fact.eventId());
    cells.add(Integer.toString(fact.revision()));
    cells.add(fact.voided() ? "ja" : "nej");
    cells.add(fact.municipality());
    cells.add(fact.caseId());
    cells.add(fact.childId());
    time(fact.occurredAt(), cells);
    time(fact.registeredAt(), cells);
    cells.add(fact.source());
    for (EventField field : fact.type().fields()) {
      cells.add(cell(field, fact.data().get(field.name())));
    }
    try {
      writer.writeRecord(cells);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (CsvWriter writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private CsvWriter open(EventType type) throws IOException {
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(folder.resolve(ExportLayout.fileName(type))),
                charset
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)));
    CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(out);
    writer.writeRecord(ExportLayout.header(type));
    return writer;
  }

  private void time(FactTime time, List<String> cells) {
    ZonedDateTime local = Instant.ofEpochMilli(time.epochMilli()).atZone(zone);
    cells.add(DATE.format(local));
    if (time.datePrecision()) {
      cells.add(null);
      return;
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local.toLocalDateTime());
    boolean isSecond = offsets.size() > 1 && !offsets.get(0).equals(local.getOffset());
    String pattern =
        (local.getNano() == 0 ? "HH:mm:ss" : "HH:mm:ss.SSS") + (isSecond ? " xxxxx" : "");
    cells.add(DateTimeFormatter.ofPattern(pattern).format(local));
  }

  private static String cell(EventField field, Object value) {
    if (value == null) {
      return null;
    }
    FieldType type = field.type();
    if (type instanceof FieldType.Flag) {
      return (Boolean) value ? "ja" : "nej";
    }
    if (type instanceof FieldType.Date) {
      return DATE.format(LocalDate.parse((String) value));
    }
    if (type instanceof FieldType.Choice) {
      return ExportLayout.code((String) value);
    }
    return type instanceof FieldType.ChoiceByName ? CanonicalJson.of(value) : value.toString();
  }
}
