package dk.fristvagt.app.command;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.sources.files.Comparison;
import dk.fristvagt.sources.files.FileSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What an import did, or would do, for people and for machines. */
final class ImportText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<FileSummary> files;
  private final List<Path> ignored;
  private final boolean withFiles;
  private Comparison comparison;
  private boolean comparedWithLog;

  /**
   * @param withFiles whether each file is of interest, not only the sums
   */
  ImportText(List<FileSummary> files, List<Path> ignored, boolean withFiles) {
    this.files = files;
    this.ignored = ignored;
    this.withFiles = withFiles;
  }

  /** This as what would happen. */
  ImportText dryRun(Comparison with, boolean log) {
    comparison = with;
    comparedWithLog = log;
    return this;
  }

  Map<String, Object> json() {
    Map<RejectReason, Long> reasons = reasons();
    Map<String, Long> byReason = new LinkedHashMap<>();
    reasons.forEach((reason, n) -> byReason.put(reason.name(), n));
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("read", sum(FileSummary::rows));
    counts.put(comparison == null ? "written" : "facts", sum(FileSummary::facts));
    counts.put("rejected", reasons.values().stream().mapToLong(Long::longValue).sum());
    counts.put("rejectedByReason", byReason);
    if (withFiles || comparison != null) {
      counts.put("rowsWithoutFacts", sum(FileSummary::rowsWithoutFacts));
      counts.put("files", files.stream().map(ImportText::object).toList());
      counts.put("ignored", ignored.stream().map(path -> path.getFileName().toString()).toList());
    }
    if (comparison != null) {
      counts.put("dryRun", true);
      counts.put("cases", comparison.cases());
      counts.put("children", comparison.children());
      counts.put("repeated", comparison.repeated());
      Map<String, Object> log = new LinkedHashMap<>();
      log.put("new", comparison.added());
      log.put("newRevisions", comparison.newRevisions());
      log.put("equal", comparison.equal());
      log.put("older", comparison.older());
      log.put("conflicting", comparison.conflicting());
      counts.put("comparedWithLog", comparedWithLog);
      counts.put("log", log);
    }
    return counts;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("read      " + sum(FileSummary::rows));
    lines.add((comparison == null ? "written   " : "facts     ") + sum(FileSummary::facts));
    Map<RejectReason, Long> reasons = reasons();
    lines.add("rejected  " + reasons.values().stream().mapToLong(Long::longValue).sum());
    reasons.forEach((reason, n) -> lines.add("  " + reason.name() + "  " + n));
    if (withFiles || comparison != null) {
      files.forEach(file -> lines(file, lines));
      ignored.forEach(path -> lines.add("not read: " + path.getFileName() + " (no kind)"));
    }
    if (comparison != null) {
      compare(lines);
    }
    return lines;
  }

  private void compare(List<String> lines) {
    lines.add("");
    lines.add("cases     " + comparison.cases());
    lines.add("children  " + comparison.children());
    lines.add("repeated  " + comparison.repeated() + "  (the same record again in the files)");
    if (comparedWithLog) {
      lines.add("In the log:");
      lines.add("  new            " + comparison.added());
      lines.add("  new revisions  " + comparison.newRevisions());
      lines.add("  equal          " + comparison.equal() + "  (there already)");
      lines.add("  older          " + comparison.older() + "  (a higher revision is there)");
    }
    lines.add(
        "  conflicting    "
            + comparison.conflicting()
            + "  (same event and revision, other content: give changed rows a higher revision)");
    lines.add("Nothing was written.");
  }

  private static void lines(FileSummary file, List<String> lines) {
    lines.add("");
    lines.add(file.file() + " (" + file.kind() + ", " + file.charset() + ")");
    lines.add(
        "  rows "
            + file.rows()
            + ", facts "
            + file.facts()
            + ", rows without facts "
            + file.rowsWithoutFacts());
    file.factsByType().forEach((type, n) -> lines.add("    " + type + "  " + n));
    if (file.facts() > 0) {
      lines.add("  occurred   " + span(file.firstOccurred(), file.lastOccurred()));
      lines.add("  registered " + span(file.firstRegistered(), file.lastRegistered()));
    }
    file.rejected()
        .forEach(
            (reason, rejects) ->
                lines.add(
                    "  rejected "
                        + reason.name()
                        + "  "
                        + rejects.count()
                        + ", first in line "
                        + rejects.firstLines().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                        + ": "
                        + rejects.firstDetail()));
    file.unknownCodes()
        .forEach(
            (column, codes) ->
                codes.forEach(
                    (code, n) ->
                        lines.add(
                            "  unknown code '" + code + "' in column '" + column + "'  " + n)));
  }

  private static String span(long first, long last) {
    return local(first) + " to " + local(last);
  }

  private static String local(long epochMilli) {
    return TIME.format(Instant.ofEpochMilli(epochMilli).atZone(MunicipalCalendar.COPENHAGEN));
  }

  private static Map<String, Object> object(FileSummary file) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file.file());
    object.put("kind", file.kind());
    object.put("charset", file.charset());
    object.put("rows", file.rows());
    object.put("rowsWithoutFacts", file.rowsWithoutFacts());
    object.put("facts", file.facts());
    object.put("factsByType", file.factsByType());
    List<Map<String, Object>> rejected = new ArrayList<>();
    file.rejected()
        .forEach(
            (reason, rejects) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("reason", reason.name());
              one.put("count", rejects.count());
              one.put("firstLines", rejects.firstLines());
              one.put("firstDetail", rejects.firstDetail());
              rejected.add(one);
            });
    object.put("rejected", rejected);
    object.put("unknownCodes", file.unknownCodes());
    object.put("occurredFrom", instant(file.firstOccurred()));
    object.put("occurredTo", instant(file.lastOccurred()));
    object.put("registeredFrom", instant(file.firstRegistered()));
    object.put("registeredTo", instant(file.lastRegistered()));
    return object;
  }

  private static String instant(Long epochMilli) {
    return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli).toString();
  }

  private Map<RejectReason, Long> reasons() {
    Map<RejectReason, Long> all = new EnumMap<>(RejectReason.class);
    files.forEach(
        file ->
            file.rejected()
                .forEach((reason, rejects) -> all.merge(reason, rejects.count(), Long::sum)));
    return all;
  }

  private long sum(ToLongFunction<FileSummary> count) {
    return files.stream().mapToLong(count).sum();
  }
}
