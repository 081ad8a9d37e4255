package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.ShownCase;
import java.util.Arrays;
import java.util.List;

/** Accesses for tests. */
final class ExampleAccess {

  private ExampleAccess() {}

  static AccessRecorded of(String id, String subject, String... cases) {
    return new AccessRecorded(
        id,
        1,
        1,
        0L,
        "https://login.example.dk",
        subject,
        List.of("TEAM_LEAD"),
        AccessAction.LISTED,
        AccessOutcome.SHOWN,
        "GET /worklist",
        "",
        "html",
        300_000L,
        Arrays.stream(cases).map(one -> new ShownCase("0330", one)).toList(),
        List.of());
  }
}
