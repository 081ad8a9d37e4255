package dk.fristvagt.api.browser;

import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The states that pages are looked at in. */
enum ExampleState {
  /** A small municipality on an ordinary day. */
  ORDINARY,
  /** The same, whose source has not reported for an hour. */
  STALE,
  /** Read, and there is nothing. */
  EMPTY,
  /** Nothing has been read yet. */
  WAITING,
  /** 100,000 overdue obligations, in 40 teams of ten. */
  OVERFULL;

  private static final int MANY = 100_000;
  private static final int TEAMS = 40;
  private static final int CASEWORKERS = 400;
  private static final int DAYS = 700;
  private static final List<String> RULES =
      List.of("assessment-4m", "notification-assessed-24h", "follow-up-6m", "plan-before-decision");

  /** What the pages answer from in this state. */
  ApiBackend backend(PartitionViews views) {
    if (this != WAITING) {
      views.publish(view());
    }
    ApiBackend backend = ExampleMunicipality.get().backend(views);
    Duration behind = this == STALE ? Duration.ofHours(1) : Duration.ofSeconds(1);
    return new ApiBackend(
        backend.views(),
        backend.obligations(),
        backend.cases(),
        backend.records(),
        backend.state(),
        backend.expectedPartitions(),
        backend.catalogue(),
        backend.calendars(),
        () -> ExampleMunicipality.CLOCK.plus(behind));
  }

  private PartitionView view() {
    return switch (this) {
      case ORDINARY, STALE -> ExampleMunicipality.get().view();
      case EMPTY -> new ExampleView(0).at(ExampleMunicipality.CLOCK.toString());
      case OVERFULL -> overfull();
      case WAITING -> throw new IllegalStateException("nothing has been read");
    };
  }

  private static PartitionView overfull() {
    ExampleView view = new ExampleView(0);
    LocalDate yesterday =
        LocalDate.ofInstant(ExampleMunicipality.CLOCK, java.time.ZoneOffset.UTC).minusDays(1);
    for (int i = 0; i < MANY; i++) {
      int caseworker = i % CASEWORKERS;
      view.live(
          new ExampleObligation()
              .rule(RULES.get(i % RULES.size()))
              .caseId("c-" + i)
              .holder("Team " + caseworker % TEAMS, "r-" + caseworker)
              .lastDay(yesterday.minusDays(i % DAYS).toString())
              .status(ObligationStatus.OVERDUE));
    }
    return view.at(Instant.parse(ExampleMunicipality.CLOCK.toString()).toString());
  }
}
