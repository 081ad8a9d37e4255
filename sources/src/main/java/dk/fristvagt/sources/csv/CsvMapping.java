package dk.fristvagt.sources.csv;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What the exports of one case system mean: made by {@link MappingLoader}. Remembers what it reads,
 * so one thread at a time may use it.
 */
public final class CsvMapping {

  private final String name;
  private final String digest;
  private final ZoneId zone;
  private final List<FileKind> kinds;

  CsvMapping(String name, String digest, ZoneId zone, List<FileKind> kinds) {
    this.name = name;
    this.digest = digest;
    this.zone = zone;
    this.kinds = List.copyOf(kinds);
  }

  public String name() {
    return name;
  }

  /** SHA-256 of the mapping's text, in hexadecimal. */
  public String digest() {
    return digest;
  }

  /** The zone of the times in the files. */
  public ZoneId zone() {
    return zone;
  }

  List<FileKind> kinds() {
    return kinds;
  }

  /** The kinds whose pattern a file's name matches. */
  List<FileKind> kindsOf(Path file) {
    return kinds.stream().filter(kind -> kind.matches(file)).toList();
  }
}
