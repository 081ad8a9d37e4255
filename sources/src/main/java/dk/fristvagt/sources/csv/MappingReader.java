package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Entries;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a whole mapping; finds every error it can. */
final class MappingReader {

  private static final Set<String> KEYS =
      Set.of(
          "mapping",
          "source",
          "zone",
          "overlap",
          "gap",
          "midnightIsDate",
          "municipality",
          "csv",
          "formats",
          "decimal",
          "booleans",
          "pseudonyms",
          "values",
          "files");

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;
  private final PseudonymReader pseudonyms;
  private final DialectReader dialects;

  MappingReader(Findings findings, PseudonymReader pseudonyms) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
    this.pseudonyms = pseudonyms;
    this.dialects = new DialectReader(findings);
  }

  /** Empty only where an error was found. */
  Optional<CsvMapping> read(Node root, String digest) {
    Optional<Entries> found = Entries.of(new Located(root, ""), findings);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = found.get();
    entries.allowOnly(KEYS, findings);
    String name = entries.required("mapping", findings).flatMap(scalars::text).orElse("");
    MappingTerms terms = terms(entries);
    List<FileKind> kinds = new ArrayList<>();
    entries
        .required("files", findings)
        .ifPresent(
            files -> {
              Set<String> names = new HashSet<>();
              for (Located one : lists.elements(files)) {
                new FileKindReader(findings, terms, dialects)
                    .read(one)
                    .ifPresent(
                        kind -> {
                          if (!names.add(kind.name())) {
                            findings.add(one, "there is another kind '" + kind.name() + "'");
                          }
                          kinds.add(kind);
                        });
              }
            });
    return Optional.of(new CsvMapping(name, digest, terms.times().zone(), kinds));
  }

  private MappingTerms terms(Entries entries) {
    CsvDialect dialect =
        entries
            .value("csv")
            .map(at -> dialects.read(at, DialectReader.DEFAULT))
            .orElse(DialectReader.DEFAULT);
    Map<String, Located> valueMaps = new HashMap<>();
    entries
        .value("values")
        .flatMap(at -> Entries.of(at, findings))
        .ifPresent(
            maps -> maps.names().forEach(n -> valueMaps.put(n, maps.value(n).orElseThrow())));
    PatternReader patterns = new PatternReader(findings);
    Optional<Entries> formats = entries.value("formats").flatMap(at -> Entries.of(at, findings));
    formats.ifPresent(all -> all.allowOnly(Set.of("date", "time"), findings));
    return new MappingTerms(
        dialect,
        formats.flatMap(all -> all.value("date")).map(patterns::dates).orElse(PatternReader.DATES),
        formats.flatMap(all -> all.value("time")).map(patterns::times).orElse(PatternReader.TIMES),
        times(entries),
        entries.value("booleans").map(this::booleans).orElse(Booleans.DANISH),
        new WholeNumbers(decimalComma(entries)),
        entries.value("source").flatMap(scalars::text),
        entries.value("municipality"),
        valueMaps,
        entries.value("pseudonyms").map(pseudonyms::read).orElse(Map.of()));
  }

  private LocalTimes times(Entries entries) {
    ZoneId zone = ZoneId.of("Europe/Copenhagen");
    Optional<Located> zoneAt = entries.value("zone");
    Optional<String> zoneName = zoneAt.flatMap(scalars::text);
    if (zoneName.isPresent()) {
      try {
        zone = ZoneId.of(zoneName.get());
      } catch (DateTimeException e) {
        findings.add(zoneAt.orElseThrow(), "no such zone; write Europe/Copenhagen");
      }
    }
    return new LocalTimes(
        zone,
        choice(entries, "overlap", LocalTimes.Overlap.EARLIER),
        choice(entries, "gap", LocalTimes.Gap.REJECT),
        entries.value("midnightIsDate").flatMap(scalars::flag).orElse(false));
  }

  private <E extends Enum<E>> E choice(Entries entries, String name, E ordinary) {
    Optional<Located> at = entries.value(name);
    Optional<String> text = at.flatMap(scalars::text);
    if (text.isEmpty()) {
      return ordinary;
    }
    List<String> names = new ArrayList<>();
    for (E constant : ordinary.getDeclaringClass().getEnumConstants()) {
      String written = constant.name().toLowerCase(Locale.ROOT);
      if (written.equals(text.get())) {
        return constant;
      }
      names.add(written);
    }
    findings.add(at.orElseThrow(), "must be one of " + String.join(", ", names));
    return ordinary;
  }

  private boolean decimalComma(Entries entries) {
    Optional<Located> at = entries.value("decimal");
    String text = at.flatMap(scalars::text).orElse(",");
    if (!text.equals(",") && !text.equals(".")) {
      findings.add(at.orElseThrow(), "must be a comma or a point");
    }
    return !text.equals(".");
  }

  private Booleans booleans(Located at) {
    Optional<Entries> entries = Entries.of(at, findings);
    if (entries.isEmpty()) {
      return Booleans.DANISH;
    }
    entries.get().allowOnly(Set.of("true", "false"), findings);
    Booleans booleans =
        new Booleans(
            entries.get().required("true", findings).map(lists::texts).orElse(List.of()),
            entries.get().required("false", findings).map(lists::texts).orElse(List.of()));
    if (booleans.contradict()) {
      findings.add(at, "a word stands for both true and false");
    }
    return booleans;
  }
}
