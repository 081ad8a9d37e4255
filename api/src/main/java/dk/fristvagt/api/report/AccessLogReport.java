package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.streams.accesslog.AccessPage;
import dk.fristvagt.streams.accesslog.AccessQuery;
import dk.fristvagt.streams.accesslog.LoggedAccess;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A page of the access log, the latest first.
 *
 * @param searchedTo how far back was looked, where the page ends before the log does; null where it
 *     was looked at to its beginning
 * @param nextCursor where earlier ones are looked for; null where there are none
 * @param query what was asked for
 */
public record AccessLogReport(
    List<Row> accesses, Instant searchedTo, String nextCursor, @JsonIgnore AccessQuery query)
    implements CaseData {

  /**
   * One record.
   *
   * @param at by the clock of the service that was asked
   * @param recordedAt when the log got it
   * @param filter what the answer was limited to
   * @param coversMs for how long it stands for the same answer given to the same person again
   */
  public record Row(
      String accessId,
      int part,
      int parts,
      Instant at,
      Instant recordedAt,
      String issuer,
      String subject,
      List<String> roles,
      String action,
      String outcome,
      String route,
      String filter,
      String format,
      long coversMs,
      List<CaseId> cases,
      List<String> children) {}

  public static AccessLogReport of(AccessQuery query, AccessPage page) {
    return new AccessLogReport(
        page.accesses().stream().map(one -> row(one, query.visible())).toList(),
        page.searchedTo(),
        page.before() == null ? null : AccessCursor.encode(page.before()),
        query);
  }

  /** Who reads who looked at a case is shown that there is one; the log's own records say so. */
  @Override
  public Set<CaseId> shownCases() {
    return query.shown() == null ? Set.of() : Set.of(query.shown());
  }

  @Override
  public Set<String> shownChildren() {
    return query.child() == null ? Set.of() : Set.of(query.child());
  }

  private static Row row(LoggedAccess logged, Predicate<String> visible) {
    AccessRecorded access = logged.access();
    List<CaseId> cases =
        access.getCases().stream()
            .filter(one -> visible == null || visible.test(one.getMunicipality()))
            .map(one -> new CaseId(one.getMunicipality(), one.getCaseId()))
            .toList();
    return new Row(
        access.getAccessId(),
        access.getPart(),
        access.getParts(),
        Instant.ofEpochMilli(access.getAt()),
        logged.recordedAt(),
        access.getIssuer(),
        access.getSubject(),
        access.getRoles(),
        access.getAction().name(),
        access.getOutcome().name(),
        access.getRoute(),
        access.getFilter(),
        access.getFormat(),
        access.getCoversMs(),
        cases,
        // Whose children they are cannot be told apart.
        cases.size() == access.getCases().size() ? access.getChildren() : List.of());
  }
}
