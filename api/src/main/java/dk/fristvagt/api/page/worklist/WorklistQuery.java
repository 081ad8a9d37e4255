package dk.fristvagt.api.page.worklist;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.report.DueBound;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ListPosition;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.api.report.ObligationsQuery;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a worklist's address asks for. Immutable.
 *
 * @param statuses none stands for the live ones
 * @param dueFrom the first local day that is wanted, inclusive, or null
 * @param dueTo the last local day that is wanted, inclusive, or null
 * @param limit rows on a page
 * @param after the last row of the page before, or null on the first
 * @param position how many rows the pages before had; only said, never counted by
 */
public record WorklistQuery(
    Set<ObligationStatus> statuses,
    GroupFilter groups,
    LocalDate dueFrom,
    LocalDate dueTo,
    ListSort sort,
    int limit,
    ListPosition after,
    int position) {

  public static final String DUE_FROM = "dueFrom";
  public static final String DUE_TO = "dueTo";
  public static final String POSITION = "position";
  public static final int DEFAULT_LIMIT = 50;

  private static final String EXPORT = "/api/v1/obligations";

  public WorklistQuery {
    // Asking for all live ones is asking for none.
    statuses = statuses.equals(ObligationsQuery.LIVE.statuses()) ? Set.of() : Set.copyOf(statuses);
  }

  /** The same question as the API asks it, whose bounds are exclusive. */
  public ObligationsQuery obligationsQuery() {
    return new ObligationsQuery(
        statuses,
        groups,
        dueTo == null ? null : new DueBound.Day(dueTo.plusDays(1)),
        dueFrom == null ? null : new DueBound.Day(dueFrom.minusDays(1)),
        limit,
        sort,
        after);
  }

  /** Whether only obligations that still wait for something are wanted. */
  public boolean isLive() {
    return statuses.stream().allMatch(ObligationStatus::isLive);
  }

  /** The first page, sorted in another way. */
  WorklistQuery sortedBy(ListSort other) {
    return new WorklistQuery(statuses, groups, dueFrom, dueTo, other, limit, null, 0);
  }

  /** The first page of other statuses and days, for the same holders and rules. */
  WorklistQuery of(Set<ObligationStatus> others, LocalDate from, LocalDate to) {
    return new WorklistQuery(others, groups, from, to, sort, limit, null, 0);
  }

  /** The first page for other holders or rules. */
  WorklistQuery of(GroupFilter others) {
    return new WorklistQuery(statuses, others, dueFrom, dueTo, sort, limit, null, 0);
  }

  /** Where this is the answer, at its first page. */
  Link link(PageFrame frame) {
    Link link = filtered(frame.link(Screen.WORKLIST));
    link = link.with(DUE_FROM, text(dueFrom)).with(DUE_TO, text(dueTo)).with("sort", sortLabel());
    return limit == DEFAULT_LIMIT ? link : link.with("limit", String.valueOf(limit));
  }

  /** The page after this one. */
  Link next(PageFrame frame, String cursor) {
    return link(frame).with("cursor", cursor).with(POSITION, String.valueOf(position + limit));
  }

  /** The whole list as a file: {@code csv} or {@code xlsx}. */
  Link export(String format) {
    return filtered(Link.to(EXPORT))
        .with("dueAfter", dueFrom == null ? null : text(dueFrom.minusDays(1)))
        .with("dueBefore", dueTo == null ? null : text(dueTo.plusDays(1)))
        .with("sort", sortLabel())
        .with("format", format);
  }

  private Link filtered(Link link) {
    return link.with("status", statuses.stream().map(ObligationStatus::label).toList())
        .with("rule", groups.rules())
        .with("municipality", groups.municipalities())
        .with("team", groups.teams())
        .with("caseworker", groups.caseworkers());
  }

  private String sortLabel() {
    return sort == ListSort.DUE ? null : sort.label();
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }
}
