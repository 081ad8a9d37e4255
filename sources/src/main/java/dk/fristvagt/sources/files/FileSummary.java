package dk.fristvagt.sources.files;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one file held, counted row by row; of bounded size however long the file is. Kept between
 * the parts of an import that was stopped. Not thread-safe.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public final class FileSummary {

  private static final int FIRST_LINES = 3;
  private static final int MOST_CODES = 100;
  private static final int LONGEST_CODE = 40;

  /** Stands for the codes that are not named. */
  private static final String OTHERS = "(others)";

  private String file;
  private String kind;
  private String charset;
  private long rows;
  private long rowsWithoutFacts;
  private long facts;
  private final Map<String, Long> factsByType = new TreeMap<>();
  private final Map<RejectReason, Rejects> rejected = new EnumMap<>(RejectReason.class);
  private final Map<String, Map<String, Long>> unknownCodes = new TreeMap<>();
  private Long firstOccurred;
  private Long lastOccurred;
  private Long firstRegistered;
  private Long lastRegistered;
  private boolean done;

  /** Rows rejected for one reason. */
  @JsonAutoDetect(
      fieldVisibility = Visibility.ANY,
      getterVisibility = Visibility.NONE,
      isGetterVisibility = Visibility.NONE)
  public static final class Rejects {
    private long count;
    private final List<Long> firstLines = new ArrayList<>();
    private String firstDetail;

    public long count() {
      return count;
    }

    /** Of the first few, from 1. */
    public List<Long> firstLines() {
      return Collections.unmodifiableList(firstLines);
    }

    /** What was wrong with the first. */
    public String firstDetail() {
      return firstDetail;
    }
  }

  /** For a summary that was kept. */
  FileSummary() {}

  FileSummary(FactFile source) {
    file = CprNumbers.maskAllDigitRuns(source.name());
    kind = source.kind();
    charset = source.content().charset().name();
  }

  void add(ReadRow row) {
    rows++;
    if (row instanceof ReadRow.Rejected bad) {
      Rejects rejects = rejected.computeIfAbsent(bad.rejection().reason(), reason -> new Rejects());
      if (rejects.count++ == 0) {
        rejects.firstDetail = bad.rejection().detail();
      }
      if (rejects.firstLines.size() < FIRST_LINES) {
        rejects.firstLines.add(bad.line());
      }
    } else if (row instanceof ReadRow.Taken taken) {
      if (taken.facts().isEmpty()) {
        rowsWithoutFacts++;
      }
      taken.facts().forEach(this::add);
    }
  }

  private void add(Fact fact) {
    facts++;
    factsByType.merge(fact.type().identifier(), 1L, Long::sum);
    long occurred = fact.occurredAt().epochMilli();
    long registered = fact.registeredAt().epochMilli();
    firstOccurred = firstOccurred == null ? occurred : Math.min(firstOccurred, occurred);
    lastOccurred = lastOccurred == null ? occurred : Math.max(lastOccurred, occurred);
    firstRegistered = firstRegistered == null ? registered : Math.min(firstRegistered, registered);
    lastRegistered = lastRegistered == null ? registered : Math.max(lastRegistered, registered);
  }

  /** Names short codes only, and not too many: a column of free texts is no column of codes. */
  void addUnknownCodes(Map<String, Map<String, Long>> found) {
    found.forEach(
        (column, codes) -> {
          Map<String, Long> known = unknownCodes.computeIfAbsent(column, name -> new TreeMap<>());
          codes.forEach(
              (code, count) -> {
                String name = CprNumbers.maskAllDigitRuns(code);
                boolean named =
                    known.containsKey(name)
                        || (code.length() <= LONGEST_CODE && known.size() < MOST_CODES);
                known.merge(named ? name : OTHERS, count, Long::sum);
              });
        });
  }

  void markDone() {
    done = true;
  }

  boolean isDone() {
    return done;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  public String kind() {
    return kind;
  }

  public String charset() {
    return charset;
  }

  /** Those that are not blank. */
  public long rows() {
    return rows;
  }

  /** Rows that the mapping passes over. */
  public long rowsWithoutFacts() {
    return rowsWithoutFacts;
  }

  /** Duplicates included. */
  public long facts() {
    return facts;
  }

  public Map<String, Long> factsByType() {
    return Collections.unmodifiableMap(factsByType);
  }

  public Map<RejectReason, Rejects> rejected() {
    return Collections.unmodifiableMap(rejected);
  }

  /** By column, then by code, in how many rows. */
  public Map<String, Map<String, Long>> unknownCodes() {
    return Collections.unmodifiableMap(unknownCodes);
  }

  /** ms since the epoch; null where there are no facts. */
  public Long firstOccurred() {
    return firstOccurred;
  }

  /** ms since the epoch; null where there are no facts. */
  public Long lastOccurred() {
    return lastOccurred;
  }

  /** ms since the epoch; null where there are no facts. */
  public Long firstRegistered() {
    return firstRegistered;
  }

  /** ms since the epoch; null where there are no facts. */
  public Long lastRegistered() {
    return lastRegistered;
  }
}
