package dk.fristvagt.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.FieldType;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.sources.files.ReadRow;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRoundTripTest {

  private static final CaseChangeCodec CODEC = new CaseChangeCodec(municipality -> Mappings.ZONE);

  /** What breaks formats: quotes, delimiters, line ends, blanks, formulas, letters of any kind. */
  private static final String[] PIECES = {
    "\"", "\"\"", ";", ",", "\n", "\r\n", "\r", " ", "\t", "=1+1", "@SUM(A1)", "-", "'", "æøå",
    "ÆØÅ", "é", "😀", "ja", "0", "%", "/", "\\", "a", "b7", "#", "{}", "\u0001", "\uFEFF"
  };

  @Test
  void aGeneratedExportGivesBackEveryFact(@TempDir Path directory) throws Exception {
    List<Fact> facts = new ArrayList<>();
    new HistoryGenerator(
            GeneratorSettings.ofSize(
                "0330", 60, LocalDate.of(2020, 6, 1), LocalDate.of(2021, 12, 1), 7))
        .inRegistrationOrder()
        .forEachRemaining(facts::add);

    assertThat(texts(roundTrip(directory, StandardCharsets.ISO_8859_1, facts)))
        .hasSizeGreaterThan(1_000)
        .isEqualTo(texts(facts));
  }

  @Property(tries = 40)
  void anyFactComesBackAsItWas(@ForAll("seeds") long seed) throws Exception {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      fact(random).ifPresent(facts::add);
    }
    Path directory = Files.createTempDirectory("csv-round-trip");
    try {
      assertThat(texts(roundTrip(directory, StandardCharsets.UTF_8, facts)))
          .isEqualTo(texts(facts));
    } finally {
      delete(directory);
    }
  }

  @Property(tries = 300)
  void anyBytesAfterTheHeaderEndInCounts(@ForAll("seeds") long seed) throws Exception {
    Random random = new Random(seed);
    Path directory = Files.createTempDirectory("csv-soup");
    try (CsvFactWriter writer =
        new CsvFactWriter(directory, StandardCharsets.UTF_8, Mappings.ZONE)) {
      EventType type = EventType.NEED_IDENTIFIED;
      Path file = directory.resolve(ExportLayout.fileName(type));
      String header = String.join(";", ExportLayout.header(type)) + "\n";
      byte[] soup = soup(random);
      byte[] content = new byte[header.getBytes(StandardCharsets.UTF_8).length + soup.length];
      System.arraycopy(
          header.getBytes(StandardCharsets.UTF_8), 0, content, 0, content.length - soup.length);
      System.arraycopy(soup, 0, content, content.length - soup.length, soup.length);
      Files.write(file, content);

      List<ReadRow> rows =
          Mappings.rows(new MappingLoader(name -> null).load(writer.mapping()), List.of(file));

      long lines = 1;
      for (ReadRow row : rows) {
        if (row instanceof ReadRow.Rejected bad) {
          assertThat(bad.line()).isGreaterThan(lines);
          lines = bad.line();
        }
      }
    } finally {
      delete(directory);
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  /** Bytes of all kinds, those that CSV is made of more often. */
  private static byte[] soup(Random random) {
    byte[] soup = new byte[random.nextInt(2_000)];
    String structure = "\"\";;\n\r01-";
    for (int i = 0; i < soup.length; i++) {
      soup[i] =
          random.nextInt(3) > 0
              ? (byte) structure.charAt(random.nextInt(structure.length()))
              : (byte) random.nextInt(256);
    }
    return soup;
  }

  private static List<Fact> roundTrip(Path directory, Charset charset, List<Fact> facts)
      throws IOException, InvalidMappingException {
    Path folder = directory.resolve("export");
    Path mapping;
    try (CsvFactWriter writer = new CsvFactWriter(folder, charset, Mappings.ZONE)) {
      mapping = writer.mapping();
      for (Fact fact : facts) {
        writer.write(fact);
      }
    }
    if (facts.isEmpty()) {
      return facts;
    }
    return Mappings.facts(
        Mappings.rows(new MappingLoader(name -> null).load(mapping), List.of(folder)));
  }

  private static List<String> texts(List<Fact> facts) {
    return facts.stream().map(CODEC::canonical).sorted(Comparator.naturalOrder()).toList();
  }

  /** Empty where what came out would be rejected. */
  private static java.util.Optional<Fact> fact(Random random) {
    EventType type = EventType.values()[random.nextInt(EventType.values().length)];
    long registered =
        Instant.parse("1975-01-01T00:00:00Z").toEpochMilli()
            + (long) (random.nextDouble() * 50 * 365 * 86_400_000L);
    Map<String, Object> data = new HashMap<>();
    for (EventField field : type.fields()) {
      if (field.required() || random.nextBoolean()) {
        data.put(field.name(), value(field.type(), random));
      }
    }
    Fact fact =
        new Fact(
            String.format("%04d", random.nextInt(10_000)),
            text(random),
            text(random),
            random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(3),
            random.nextBoolean(),
            random.nextBoolean() ? text(random) : null,
            time(registered - random.nextInt(1_000_000_000), random),
            time(registered, random),
            random.nextBoolean() ? text(random) : null,
            type,
            data,
            null);
    try {
      FactReader.check(fact, Mappings.NOW);
      return java.util.Optional.of(fact);
    } catch (RejectedFactException e) {
      return java.util.Optional.empty();
    }
  }

  private static FactTime time(long epochMilli, Random random) {
    long whole = random.nextBoolean() ? epochMilli : epochMilli / 1000 * 1000;
    // Into the hour that came twice, in 2021.
    long ambiguous = Instant.parse("2021-10-31T00:00:00Z").toEpochMilli() + whole % 7_200_000;
    long at = random.nextInt(5) == 0 ? ambiguous : whole;
    if (random.nextBoolean()) {
      LocalDate date = Instant.ofEpochMilli(at).atZone(Mappings.ZONE).toLocalDate();
      return new FactTime(date.atStartOfDay(Mappings.ZONE).toInstant().toEpochMilli(), true, null);
    }
    return new FactTime(at, false, null);
  }

  private static Object value(FieldType type, Random random) {
    if (type instanceof FieldType.Flag) {
      return random.nextBoolean();
    }
    if (type instanceof FieldType.Count) {
      return (long) random.nextInt(Integer.MAX_VALUE);
    }
    if (type instanceof FieldType.Date) {
      return LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_000_000)).toString();
    }
    if (type instanceof FieldType.Choice choice) {
      return choice.constants().get(random.nextInt(choice.constants().size()));
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      Map<String, String> map = new HashMap<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        map.put(text(random), choice.constants().get(random.nextInt(choice.constants().size())));
      }
      return Map.copyOf(map);
    }
    return text(random);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
