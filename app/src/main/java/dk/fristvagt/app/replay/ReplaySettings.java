package dk.fristvagt.app.replay;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.sources.TickRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to replay.
 *
 * @param files facts, in any order
 * @param until the end; empty for the last registration that is not in the future
 * @param partitions of every topic; no figure depends on it
 * @param mapping of CSV files; empty for NDJSON
 */
public record ReplaySettings(
    List<Path> files,
    Optional<Instant> until,
    TickRule ticks,
    Catalogue catalogue,
    int partitions,
    Optional<Path> mapping) {

  public ReplaySettings {
    files = List.copyOf(files);
    if (partitions < 1) {
      throw new IllegalArgumentException("there is at least one partition");
    }
  }

  /** Of NDJSON. */
  public ReplaySettings(
      List<Path> files,
      Optional<Instant> until,
      TickRule ticks,
      Catalogue catalogue,
      int partitions) {
    this(files, until, ticks, catalogue, partitions, Optional.empty());
  }

  /** The calendar that the catalogue asks for. */
  Calendars calendars() {
    return Calendars.danish(catalogue.saturdayIsWorkingDay());
  }
}
