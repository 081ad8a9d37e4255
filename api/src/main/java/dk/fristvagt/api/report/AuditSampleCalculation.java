package dk.fristvagt.api.report;

import dk.fristvagt.rules.audit.AuditDraw;
import dk.fristvagt.rules.calendar.Calendars;

/** Draws samples from the facts of a running system. Thread-safe. */
public final class AuditSampleCalculation {

  private final CaseRecordsSource source;
  private final Calendars calendars;

  public AuditSampleCalculation(CaseRecordsSource source, Calendars calendars) {
    this.source = source;
    this.calendars = calendars;
  }

  /** Whether a period has begun by the clock of every partition. */
  public boolean hasBegun(ViewSnapshot snapshot, AuditSampleQuery query) {
    return calendars.of("").startOf(query.period().firstDay()) <= snapshot.clock();
  }

  /** The period must have begun. */
  public AuditSampleReport report(ViewSnapshot snapshot, AuditSampleQuery query) {
    AuditDraw draw =
        new AuditDraw(
            query.plan(),
            query.period(),
            query.seed(),
            query.n(),
            calendars,
            query.filter()::acceptsTeam);
    source.forEachCase(
        records -> {
          if (query.filter().acceptsMunicipality(records.id().municipality())) {
            draw.add(records.id(), records.records());
          }
        });
    return AuditSampleReport.of(
        snapshot.clockInstant(),
        snapshot.partitions(),
        query.plan(),
        query.period(),
        query.seed(),
        query.n(),
        draw);
  }
}
