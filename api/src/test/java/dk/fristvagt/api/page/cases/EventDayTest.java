package dk.fristvagt.api.page.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventDayTest {

  private static final long CLOCK = Instant.parse("2021-04-01T10:00:00Z").toEpochMilli();

  @Test
  void a_correction_strikes_the_record_before_and_moves_the_event_to_its_own_day() {
    List<EventDay> days =
        days(
            record("n", 0, false, "2021-03-01", "2021-03-01T12:00:00+01:00"),
            record("n", 1, false, "2021-03-03", "2021-03-15T12:00:00+01:00"));

    assertThat(days)
        .extracting(day -> day.day().toString())
        .containsExactly("2021-03-03", "2021-03-01");
    CaseEvent counts = days.get(0).events().get(0);
    CaseEvent corrected = days.get(1).events().get(0);
    assertThat(counts.isStruck()).isFalse();
    assertThat(counts.note()).isEqualTo("rettelse nr. 1");
    // 3 to 15 March.
    assertThat(counts.registeredAfter()).isEqualTo("registreret 12 dage senere");
    assertThat(counts.isLate()).isTrue();
    assertThat(corrected.isStruck()).isTrue();
    assertThat(corrected.note()).isEqualTo("rettet siden");
    assertThat(corrected.isLate()).isFalse();
  }

  @Test
  void a_fact_that_was_taken_back_is_struck_in_all_its_records() {
    List<EventDay> days =
        days(
            record("n", 0, false, "2021-03-01", "2021-03-01T12:00:00+01:00"),
            record("n", 1, true, "2021-03-01", "2021-03-02T12:00:00+01:00"));

    assertThat(days).hasSize(1);
    assertThat(days.get(0).events()).allMatch(CaseEvent::isStruck);
    assertThat(days.get(0).events())
        .extracting(CaseEvent::note)
        .containsExactly("taget tilbage", "taget tilbage siden");
  }

  @Test
  void the_same_record_twice_is_told_once() {
    Fact record = record("n", 0, false, "2021-03-01", "2021-03-01T12:00:00+01:00");

    assertThat(days(record, record).get(0).events()).hasSize(1);
  }

  @Test
  void a_date_without_a_clock_time_has_none_and_one_day_is_singular() {
    CaseEvent event =
        days(record("n", 0, false, "2021-03-01", "2021-03-02T00:30:00+01:00"))
            .get(0)
            .events()
            .get(0);

    assertThat(event.time()).isNull();
    assertThat(event.registeredAfter()).isEqualTo("registreret 1 dag senere");
    assertThat(event.registered()).isEqualTo("02-03-2021 kl. 00.30");
  }

  private static List<EventDay> days(Fact... records) {
    PageFrame frame =
        new PageFrame(
            Speech.DANISH,
            Screen.CASE,
            "Sag",
            "/cases/0330/c-1",
            Map.of(),
            MunicipalCalendar.COPENHAGEN,
            null,
            0);
    return EventDay.of(frame, List.of(records), CLOCK, true);
  }

  private static Fact record(
      String eventId, int revision, boolean voided, String occurred, String registered) {
    return new Fact(
        "0330",
        "c-1",
        eventId,
        revision,
        voided,
        null,
        FactTime.parse(occurred, MunicipalCalendar.COPENHAGEN),
        FactTime.parse(registered, MunicipalCalendar.COPENHAGEN),
        null,
        EventType.NEED_IDENTIFIED,
        Map.of(),
        null);
  }
}
