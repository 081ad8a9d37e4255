package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AccessCursor;
import dk.fristvagt.api.report.AccessLogReport;
import dk.fristvagt.identity.Access;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.streams.accesslog.AccessQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of the access log, and the answer. Days are those of the service's zone.
 * Thread-safe.
 *
 * <p>Whoever may read it only of some municipalities sees the records that name a case of them, and
 * of those the cases of them. A record does not say which team had a case, so that somebody whose
 * right is limited to teams sees none.
 */
final class AccessLogRequest {

  static final String CASE = "case";
  static final String CHILD = "child";
  static final String SUBJECT = "subject";
  static final String ACTION = "action";
  static final String FROM = "from";
  static final String TO = "to";
  static final String LIMIT = "limit";

  static final Set<String> PARAMETERS =
      Set.of(CASE, CHILD, SUBJECT, ACTION, FROM, TO, LIMIT, NextPage.CURSOR);

  static final int MOST = 1_000;

  /** What somebody may have done; what later versions wrote cannot be asked for. */
  static final AccessAction[] ACTIONS =
      Arrays.stream(AccessAction.values())
          .filter(action -> action != AccessAction.UNRECOGNISED)
          .toArray(AccessAction[]::new);

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogRequest.class);
  private static final Pattern NUMBERED = Pattern.compile("([0-9]{4})/(.+)");
  private static final int DATE_LENGTH = 10;

  private final ApiBackend backend;

  AccessLogRequest(ApiBackend backend) {
    this.backend = backend;
  }

  AccessQuery query(QueryParameters parameters, Principal principal, int limit) {
    Instant from = time(parameters, FROM, 0);
    return new AccessQuery(
        parameters.read(
            CASE,
            AccessLogRequest::caseId,
            "Skal være kommunekode og sagsnummer som 0330/c-17.",
            "Must be a municipality's code and a case number such as 0330/c-17."),
        parameters.one(CHILD),
        parameters.one(SUBJECT),
        parameters.choices(ACTION, ACTIONS, AccessAction::name),
        from,
        time(parameters, TO, 1),
        visible(principal.access(Permission.ACCESS_LOG)),
        parameters.read(
            NextPage.CURSOR,
            AccessCursor::decode,
            "Skal være den markør, som siden før gav.",
            "Must be the cursor that the page before gave."),
        parameters.number(LIMIT, 1, MOST, limit));
  }

  /**
   * @throws ProblemException when the log cannot be read now
   */
  AccessLogReport answer(AccessQuery query) {
    try {
      return AccessLogReport.of(query, backend.accesses().search().search(query));
    } catch (KafkaException e) {
      LOG.warn("the access log could not be searched: {}", e.getClass().getSimpleName());
      throw ProblemException.of(
          ProblemType.UNREACHABLE,
          "Adgangsloggen kan ikke læses lige nu. Prøv igen om lidt.",
          "The access log cannot be read right now. Try again shortly.");
    }
  }

  private static Predicate<String> visible(Access access) {
    return access.isEverything() ? null : municipality -> access.contains(municipality, null);
  }

  private static CaseId caseId(String text) {
    Matcher matcher = NUMBERED.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no case");
    }
    return new CaseId(matcher.group(1), matcher.group(2));
  }

  /**
   * An instant, or when a local day begins.
   *
   * @param later so many days later, of a day
   */
  private Instant time(QueryParameters parameters, String name, int later) {
    ZoneId zone = backend.calendars().zone("");
    return parameters.read(
        name,
        text ->
            text.length() == DATE_LENGTH
                ? LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant(),
        "Skal være en dato som 2026-03-31 eller et tidspunkt som 2026-03-31T10:15:00Z.",
        "Must be a date such as 2026-03-31 or an instant such as 2026-03-31T10:15:00Z.");
  }
}
