package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the mapping of one kind of file reads. Not thread-safe. */
final class ColumnNames {

  private final Map<String, FileKind.ColumnUse> columns = new LinkedHashMap<>();
  private final Set<Integer> secret = new HashSet<>();
  private final List<FileKind.FileNumberUse> fileNumbers = new ArrayList<>();

  /** The column's number in a {@link Row}. */
  int ordinal(String name, Located at) {
    return columns
        .computeIfAbsent(
            name.strip(), key -> new FileKind.ColumnUse(columns.size(), at.node(), at.path()))
        .ordinal();
  }

  /** A column whose cells point at persons. */
  void secret(int ordinal) {
    secret.add(ordinal);
  }

  Set<Integer> secret() {
    return secret;
  }

  void fileNumber(FileNumber number, Located at) {
    fileNumbers.add(new FileKind.FileNumberUse(number, at.node(), at.path()));
  }

  Map<String, FileKind.ColumnUse> columns() {
    return columns;
  }

  List<FileKind.FileNumberUse> fileNumbers() {
    return fileNumbers;
  }
}
