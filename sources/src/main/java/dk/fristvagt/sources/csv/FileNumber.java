package dk.fristvagt.sources.csv;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in the file's name, such as the export's date in {@code sager_20240131.csv}. Not
 * thread-safe.
 */
final class FileNumber implements Value {

  private final Pattern pattern;
  private String last;
  private Object number;

  /**
   * @param pattern with one group, of digits
   */
  FileNumber(Pattern pattern) {
    this.pattern = pattern;
  }

  static Optional<Long> in(Pattern pattern, String fileName) {
    Matcher matcher = pattern.matcher(fileName);
    if (!matcher.find() || !matcher.group(1).matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    long found = Long.parseLong(matcher.group(1));
    return found > Integer.MAX_VALUE ? Optional.empty() : Optional.of(found);
  }

  boolean isIn(Path file) {
    return in(pattern, file.getFileName().toString()).isPresent();
  }

  @Override
  public Object of(Row row) {
    if (!row.fileName().equals(last)) {
      last = row.fileName();
      number = in(pattern, last).map(found -> (Object) found).orElse(Row.BAD);
    }
    return number;
  }
}
