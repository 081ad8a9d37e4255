package dk.fristvagt.sources.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.FileContent;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files, and the files in folders, that a mapping was held against: each is of one kind, and has
 * the columns that the mapping reads.
 *
 * @param files in the order given, those of a folder by name
 * @param ignored files in folders that are of no kind
 */
public record CsvFiles(List<FactFile> files, List<Path> ignored) {

  /**
   * Looks at every file once from end to end, for its charset and its digest, and reads no row.
   *
   * @param looking told each file before it is looked at
   * @throws IOException when one of the files cannot be read
   * @throws InvalidMappingException with all that does not fit; line and path are the mapping's
   */
  public static CsvFiles match(
      CsvMapping mapping, List<Path> paths, FactReader facts, Consumer<Path> looking)
      throws IOException, InvalidMappingException {
    Findings findings = new Findings();
    List<FactFile> files = new ArrayList<>();
    List<Path> ignored = new ArrayList<>();
    for (Path path : paths) {
      boolean isFolder = Files.isDirectory(path);
      for (Path file : isFolder ? filesIn(path) : List.of(path)) {
        List<FileKind> kinds = mapping.kindsOf(file);
        if (kinds.isEmpty() && isFolder) {
          ignored.add(file);
        } else if (kinds.size() != 1) {
          findings.add(1, 1, "files", name(file) + " matches " + patterns(kinds));
        } else {
          looking.accept(file);
          one(file, kinds.get(0), facts, findings, files);
        }
      }
    }
    if (findings.count() == 0 && files.isEmpty()) {
      findings.add(1, 1, "files", "no file matches one of the patterns");
    }
    if (findings.count() > 0) {
      throw new InvalidMappingException(findings.all());
    }
    return new CsvFiles(List.copyOf(files), List.copyOf(ignored));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String patterns(List<FileKind> kinds) {
    return kinds.isEmpty()
        ? "none of the patterns"
        : "several patterns: " + String.join(", ", kinds.stream().map(FileKind::pattern).toList());
  }

  private static void one(
      Path file, FileKind kind, FactReader facts, Findings findings, List<FactFile> files)
      throws IOException {
    FileContent seen = FileContent.of(file);
    Charset charset = kind.dialect().charset().orElse(seen.charset());
    FileContent content = new FileContent(seen.size(), seen.sha256(), charset);
    for (FileKind.FileNumberUse use : kind.fileNumbers()) {
      if (!use.number().isIn(file)) {
        findings.add(use.node(), use.path(), "is not found in the name " + name(file));
      }
    }
    try (CsvRows rows = CsvRows.open(file, kind.dialect(), charset)) {
      CsvRows.Next first = rows.next();
      if (!(first instanceof CsvRows.Next.Good header)) {
        findings.add(
            1,
            1,
            "files",
            name(file)
                + (first == null
                    ? " is empty: it has no header"
                    : " has a header that is " + ((CsvRows.Next.Bad) first).fault().message()));
        return;
      }
      int[] positions = positions(file, kind, header.row(), findings);
      files.add(new CsvFile(file, kind, content, positions, header.row().getFieldCount(), facts));
    }
  }

  private static int[] positions(Path file, FileKind kind, CsvRecord header, Findings findings) {
    Map<String, Integer> byName = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String column = header.getField(i).strip();
      if (!column.isEmpty() && byName.putIfAbsent(column, i) != null) {
        twice.add(column);
      }
    }
    int[] positions = new int[kind.columns().size()];
    kind.columns()
        .forEach(
            (column, use) -> {
              Integer position = byName.get(column);
              if (position == null) {
                findings.add(
                    use.node(),
                    use.path(),
                    name(file)
                        + " has no column '"
                        + column
                        + "'"
                        + Suggestion.forName(column, byName.keySet()));
              } else if (twice.contains(column)) {
                findings.add(
                    use.node(), use.path(), name(file) + " has the column '" + column + "' twice");
              } else {
                positions[use.ordinal()] = position;
              }
            });
    return positions;
  }

  private static String name(Path file) {
    return CprNumbers.maskAllDigitRuns(file.getFileName().toString());
  }
}
