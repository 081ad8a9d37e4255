package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;

/** What routes answer from, or the error that says that they cannot yet. */
final class LiveStatus {

  private final ApiBackend backend;
  private final Duration staleAfter;
  private final Reports reports;

  LiveStatus(ApiBackend backend, Duration staleAfter) {
    this.backend = backend;
    this.staleAfter = staleAfter;
    this.reports = new Reports(backend.catalogue(), backend.calendars());
  }

  /** What makes the answers, each by the catalogue of the snapshot it is made from. */
  Reports reports() {
    return reports;
  }

  /**
   * The catalogue that answers follow now; until one can be given, the one that the service was
   * started with.
   */
  Catalogue catalogue() {
    return backend
        .snapshot()
        .catalogue()
        .map(followed -> followed.newest().catalogue())
        .orElse(backend.catalogue());
  }

  /**
   * The views as they are.
   *
   * @throws ProblemException when no partition can answer
   */
  ViewSnapshot snapshot() {
    ViewSnapshot snapshot = backend.snapshot();
    if (snapshot.isEmpty()) {
      throw Problems.notReady();
    }
    return snapshot;
  }

  /** Whether the clock is further behind than it should be. */
  boolean isStale(ViewSnapshot snapshot) {
    return staleAfter != null
        && Instant.ofEpochMilli(snapshot.clock())
            .plus(staleAfter)
            .isBefore(backend.time().instant());
  }
}
