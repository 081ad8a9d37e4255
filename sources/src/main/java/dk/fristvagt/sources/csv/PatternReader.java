package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Scalars;
import java.util.ArrayList;
import java.util.List;

/** Reads patterns of dates and times. */
final class PatternReader {

  static final List<TimePattern> DATES =
      List.of(
          TimePattern.of("dd-MM-yyyy"),
          TimePattern.of("dd-MM-yyyy HH:mm"),
          TimePattern.of("dd-MM-yyyy HH:mm:ss"));

  static final List<TimePattern> TIMES =
      List.of(TimePattern.of("HH:mm"), TimePattern.of("HH:mm:ss"));

  private final Findings findings;
  private final Scalars scalars;
  private final Lists lists;

  PatternReader(Findings findings) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.lists = new Lists(findings);
  }

  List<TimePattern> dates(Located at) {
    return read(at, true);
  }

  List<TimePattern> times(Located at) {
    return read(at, false);
  }

  private List<TimePattern> read(Located at, boolean dates) {
    List<TimePattern> result = new ArrayList<>();
    for (Located one : lists.elements(at)) {
      scalars
          .text(one)
          .ifPresent(
              text -> {
                try {
                  TimePattern pattern = TimePattern.of(text);
                  if (dates && !pattern.hasDate()) {
                    findings.add(one, "'" + text + "' names no date");
                  } else if (!dates && (pattern.hasDate() || !pattern.hasTime())) {
                    findings.add(one, "'" + text + "' must name a time of day and no date");
                  } else {
                    result.add(pattern);
                  }
                } catch (IllegalArgumentException e) {
                  findings.add(one, "'" + text + "': " + e.getMessage());
                }
              });
    }
    return result;
  }
}
