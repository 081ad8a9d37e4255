package dk.fristvagt.streams.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryAccessLogTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
  private final MemoryAccessLog log = new MemoryAccessLog(now::get);

  @Test
  void pages_lead_from_the_latest_to_the_first() {
    for (int i = 0; i < 7; i++) {
      log.append(ExampleAccess.of("a" + i, "anna", "c-" + i % 2));
    }

    List<String> ids = new ArrayList<>();
    Long before = null;
    do {
      AccessPage page =
          log.search(
              new AccessQuery(
                  new CaseId("0330", "c-0"),
                  null,
                  "anna",
                  Set.of(AccessAction.LISTED),
                  null,
                  null,
                  null,
                  before,
                  3));
      page.accesses().forEach(one -> ids.add(one.access().getAccessId()));
      before = page.before();
    } while (before != null);

    assertThat(ids).containsExactly("a6", "a4", "a2", "a0");
  }

  @Test
  void a_time_range_has_its_beginning_and_not_its_end() {
    log.append(ExampleAccess.of("a1", "anna"));
    now.set(now.get().plusSeconds(60));
    log.append(ExampleAccess.of("a2", "anna"));
    now.set(now.get().plusSeconds(60));
    log.append(ExampleAccess.of("a3", "anna"));

    AccessPage page =
        log.search(
            new AccessQuery(
                null,
                null,
                null,
                Set.of(),
                Instant.parse("2026-03-02T09:01:00Z"),
                Instant.parse("2026-03-02T09:02:00Z"),
                null,
                null,
                10));

    assertThat(page.accesses()).extracting(one -> one.access().getAccessId()).containsExactly("a2");
  }

  @Test
  void who_may_see_one_municipality_sees_the_records_that_name_a_case_of_it() {
    log.append(ExampleAccess.of("a1", "anna", "c-1"));
    log.append(ExampleAccess.of("a2", "anna"));

    AccessPage none =
        log.search(
            new AccessQuery(null, null, null, Set.of(), null, null, "0265"::equals, null, 10));
    AccessPage one =
        log.search(
            new AccessQuery(null, null, null, Set.of(), null, null, "0330"::equals, null, 10));

    assertThat(none.accesses()).isEmpty();
    assertThat(one.accesses())
        .extracting(found -> found.access().getAccessId())
        .containsExactly("a1");
  }

  @Test
  void it_holds_the_latest_only() {
    for (int i = 0; i < MemoryAccessLog.MOST + 5; i++) {
      log.append(ExampleAccess.of("a" + i, "anna"));
    }

    assertThat(log.all()).hasSize(MemoryAccessLog.MOST);
    assertThat(log.all().get(0).access().getAccessId()).isEqualTo("a5");
  }
}
