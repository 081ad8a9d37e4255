package dk.fristvagt.sources.csv;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The files of one kind, and what their rows are.
 *
 * @param pattern of the file's name: {@code *} and {@code ?}; upper and lower case are the same. A
 *     {@code .gz} after it is allowed
 * @param when which rows are read at all
 * @param columns every column that is read, by name, with where the mapping first says so
 * @param secretColumns the numbers of those that become pseudonyms
 * @param fileNumbers what must be found in the name of each file
 */
record FileKind(
    String name,
    String pattern,
    CsvDialect dialect,
    List<Condition> when,
    List<FactMapping> facts,
    Map<String, ColumnUse> columns,
    Set<Integer> secretColumns,
    List<FileNumberUse> fileNumbers) {

  /** Where the mapping names a column. */
  record ColumnUse(int ordinal, Node node, String path) {}

  /** Where the mapping wants a number from the file's name. */
  record FileNumberUse(FileNumber number, Node node, String path) {}

  boolean matches(Path file) {
    String fileName = file.getFileName().toString().toLowerCase(Locale.ROOT);
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT));
    return matcher.matches(Path.of(fileName))
        || (fileName.endsWith(".gz")
            && matcher.matches(Path.of(fileName.substring(0, fileName.length() - 3))));
  }
}
