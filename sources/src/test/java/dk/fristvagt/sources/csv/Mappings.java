package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.ReadRow;
import dk.fristvagt.sources.files.RowReader;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Mappings and files for tests. */
final class Mappings {

  static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  static final FactReader FACTS = new FactReader(municipality -> ZONE);
  static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  static final String KEY = "a key of tests that is long enough to be one";

  private Mappings() {}

  static CsvMapping load(Path directory, String yaml) throws IOException, InvalidMappingException {
    Path file = directory.resolve("mapping.yaml");
    Files.writeString(file, yaml);
    return new MappingLoader(name -> name.equals("TEST_KEY") ? KEY : null).load(file);
  }

  static Path file(Path directory, String name, String content, Charset charset)
      throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(charset));
  }

  static List<ReadRow> rows(Path directory, String yaml, String name, String content)
      throws IOException, InvalidMappingException {
    Path file = file(directory, name, content, StandardCharsets.UTF_8);
    return rows(load(directory, yaml), List.of(file));
  }

  static List<ReadRow> rows(CsvMapping mapping, List<Path> paths)
      throws IOException, InvalidMappingException {
    List<ReadRow> rows = new ArrayList<>();
    for (FactFile file : CsvFiles.match(mapping, paths, FACTS, path -> {}).files()) {
      try (RowReader reader = file.open()) {
        for (ReadRow row = reader.next(NOW); row != null; row = reader.next(NOW)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  static List<Fact> facts(List<ReadRow> rows) {
    List<Fact> facts = new ArrayList<>();
    for (ReadRow row : rows) {
      if (row instanceof ReadRow.Taken taken) {
        facts.addAll(taken.facts());
      } else if (row instanceof ReadRow.Rejected bad) {
        throw new AssertionError(
            bad.rejection().reason() + " in line " + bad.line() + ": " + bad.rejection().detail());
      }
    }
    return facts;
  }

  /** What became of each row, in a line. */
  static List<String> said(List<ReadRow> rows) {
    return rows.stream().map(Mappings::said).toList();
  }

  private static String said(ReadRow row) {
    if (row instanceof ReadRow.Rejected bad) {
      return bad.line() + " " + bad.rejection().reason() + " " + bad.rejection().detail();
    }
    return ((ReadRow.Taken) row).facts().stream().map(Mappings::said).toList().toString();
  }

  private static String said(Fact fact) {
    return fact.type().identifier()
        + " "
        + fact.eventId()
        + "/"
        + fact.revision()
        + " "
        + fact.occurredAt().text();
  }
}
