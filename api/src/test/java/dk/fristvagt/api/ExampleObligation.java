package dk.fristvagt.api;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Obligations for tests: one of municipality 0330, team Nord, caseworker anna, save where changed.
 */
public final class ExampleObligation {

  private String rule = "assessment-4m";
  private RuleKind kind = RuleKind.DEADLINE;
  private String municipality = "0330";
  private String caseId = "c-1";
  private String startEventId = "e-1";
  private Instant start = Instant.parse("2021-01-04T09:00:00Z");
  private Instant due = Instant.parse("2021-03-31T22:00:00Z");
  private LocalDate dueDay = LocalDate.parse("2021-03-31");
  private Instant fulfilledAt;
  private Instant cancelledAt;
  private ObligationStatus status = ObligationStatus.OPEN;
  private String team = "Nord";
  private String caseworker = "anna";

  public ExampleObligation rule(String value) {
    rule = value;
    return this;
  }

  public ExampleObligation kind(RuleKind value) {
    kind = value;
    return this;
  }

  public ExampleObligation municipality(String value) {
    municipality = value;
    return this;
  }

  public ExampleObligation caseId(String value) {
    caseId = value;
    return this;
  }

  public ExampleObligation startEventId(String value) {
    startEventId = value;
    return this;
  }

  public ExampleObligation start(String instant) {
    start = Instant.parse(instant);
    return this;
  }

  /** An instant; its day is the local date in Copenhagen. */
  public ExampleObligation due(String instant) {
    due = Instant.parse(instant);
    dueDay = due.atZone(MunicipalCalendar.COPENHAGEN).toLocalDate();
    return this;
  }

  /** The end of a local day. */
  public ExampleObligation lastDay(String day) {
    dueDay = LocalDate.parse(day);
    due = dueDay.plusDays(1).atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant();
    return this;
  }

  public ExampleObligation fulfilledAt(String instant) {
    fulfilledAt = Instant.parse(instant);
    return this;
  }

  public ExampleObligation cancelledAt(String instant) {
    cancelledAt = Instant.parse(instant);
    return this;
  }

  public ExampleObligation status(ObligationStatus value) {
    status = value;
    return this;
  }

  public ExampleObligation holder(String team, String caseworker) {
    this.team = team;
    this.caseworker = caseworker;
    return this;
  }

  public Obligation build() {
    return new Obligation(
        rule + '/' + municipality + '/' + caseId + '/' + startEventId + "/1",
        rule,
        kind,
        1,
        municipality,
        caseId,
        null,
        1,
        startEventId,
        start.toEpochMilli(),
        start.atZone(MunicipalCalendar.COPENHAGEN).toLocalDate(),
        due.toEpochMilli(),
        dueDay,
        null,
        fulfilledAt == null ? null : fulfilledAt.toEpochMilli(),
        fulfilledAt == null ? null : fulfilledAt.atZone(MunicipalCalendar.COPENHAGEN).toLocalDate(),
        cancelledAt == null ? null : cancelledAt.toEpochMilli(),
        null,
        status,
        team,
        caseworker,
        null);
  }
}
