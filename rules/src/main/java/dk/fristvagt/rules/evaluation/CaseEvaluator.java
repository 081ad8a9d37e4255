package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.catalogue.Terms.Roll;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.evaluation.Timeline.DueMove;
import dk.fristvagt.rules.evaluation.Timeline.Happening;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The obligations of a case: a pure function of its facts, the catalogue and the clock.
 *
 * <p>Arrival order, duplicates, corrections and late registration need no code of their own:
 * whoever holds the facts asks again. Thread-safe.
 */
public final class CaseEvaluator {

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final RuleIndex rules;

  public CaseEvaluator(Catalogue catalogue, Calendars calendars) {
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.rules = new RuleIndex(catalogue);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Calendars calendars() {
    return calendars;
  }

  /**
   * The case at a clock.
   *
   * @param records all records of one case, in any order, duplicates allowed; none is no case
   * @param clock ms since the epoch; what is registered after it is not known yet
   */
  public Evaluation evaluate(Collection<Fact> records, long clock) {
    return outline(records, clock).at(clock);
  }

  /**
   * What the facts registered by an instant say, before a clock decides statuses. The outline holds
   * for every clock from {@code known} up to the next registration.
   */
  public CaseOutline outline(Collection<Fact> records, long known) {
    CaseHistory history = CaseHistory.at(records, known);
    List<Timeline> timelines = new ArrayList<>();
    MunicipalCalendar calendar = null;
    if (!history.events().isEmpty()) {
      calendar = calendars.of(history.events().get(0).municipality());
      Map<String, Timeline> episodes = new HashMap<>();
      for (Fact event : history.events()) {
        if (history.opens(event)) {
          open(event, history, calendar, episodes, timelines);
        }
      }
    }
    return new CaseOutline(history, calendar, timelines, records);
  }

  private void open(
      Fact event,
      CaseHistory history,
      MunicipalCalendar calendar,
      Map<String, Timeline> episodes,
      List<Timeline> timelines) {
    List<Rule> started = rules.startedBy(event.type());
    if (started.isEmpty()) {
      return;
    }
    LocalDate startDay = calendar.localDate(event.occurredAt().epochMilli());
    for (Rule rule : started) {
      RuleVersion version = rule.versionOn(startDay);
      if (version != null) {
        open(rule, version, event, history, calendar, episodes, timelines);
      }
    }
  }

  private void open(
      Rule rule,
      RuleVersion version,
      Fact event,
      CaseHistory history,
      MunicipalCalendar calendar,
      Map<String, Timeline> episodes,
      List<Timeline> timelines) {
    Terms terms = version.terms();
    if (terms instanceof Terms.Check check) {
      check(rule, version, check, event, calendar, timelines);
      return;
    }
    if (terms.start().stream().noneMatch(start -> start.selects(event, null, null))) {
      return;
    }
    String matchKey = terms.match() == null ? null : event.text(terms.match());
    if (terms.match() != null && matchKey == null) {
      return;
    }
    EventMatcher matcher = new EventMatcher(history, event, terms.match(), matchKey);
    if (terms instanceof Terms.Deadline deadline) {
      String episode = deadline.episodes() ? rule.id() + '\0' + matchKey : null;
      Timeline running = episode == null ? null : episodes.get(episode);
      if (running != null && running.isRunningAt(event.occurredAt().epochMilli())) {
        return;
      }
      Timeline timeline = deadline(rule, version, deadline, event, matchKey, matcher, calendar);
      timelines.add(timeline);
      if (episode != null) {
        episodes.put(episode, timeline);
      }
    } else if (terms instanceof Terms.Recurring) {
      recurring(rule, version, event, history, calendar, timelines);
    } else if (terms instanceof Terms.Precondition precondition) {
      timelines.add(precondition(rule, version, precondition, event, matchKey, matcher, calendar));
    } else if (terms instanceof Terms.Absence absence) {
      timelines.add(absence(rule, version, absence, event, matchKey, matcher, calendar));
    }
  }

  private static Timeline deadline(
      Rule rule,
      RuleVersion version,
      Terms.Deadline terms,
      Fact event,
      String matchKey,
      EventMatcher matcher,
      MunicipalCalendar calendar) {
    long start = event.occurredAt().epochMilli();
    Due due = calendar.due(event.occurredAt(), terms.within(), terms.roll());
    int fulfilment =
        matcher.first(terms.fulfilled(), -1, candidate -> countsFrom(candidate, start, calendar));
    return new Timeline(
        rule.id(),
        RuleKind.DEADLINE,
        version,
        event,
        matchKey,
        1,
        start,
        null,
        due,
        List.of(),
        false,
        calendar.warnAt(due, terms.warn()),
        fulfilment(matcher, fulfilment, start),
        matcher.firstEnd(terms.ends(), start),
        null,
        null);
  }

  /**
   * A fulfilment counts from the start on; one that knows its date alone, from the start's local
   * date on.
   */
  private static boolean countsFrom(Fact candidate, long start, MunicipalCalendar calendar) {
    long at = candidate.occurredAt().epochMilli();
    return at >= start || isDateOf(candidate, start, calendar);
  }

  private static boolean isDateOf(Fact candidate, long instant, MunicipalCalendar calendar) {
    return candidate.occurredAt().datePrecision()
        && calendar
            .localDate(candidate.occurredAt().epochMilli())
            .equals(calendar.localDate(instant));
  }

  private static Happening fulfilment(EventMatcher matcher, int position, long start) {
    if (position < 0) {
      return null;
    }
    Happening happening = matcher.happening(position);
    return happening.at() >= start ? happening : new Happening(start, happening.fact());
  }

  private static void recurring(
      Rule rule,
      RuleVersion firstVersion,
      Fact event,
      CaseHistory history,
      MunicipalCalendar calendar,
      List<Timeline> timelines) {
    RuleVersion version = firstVersion;
    long start = event.occurredAt().epochMilli();
    boolean datePrecision = event.occurredAt().datePrecision();
    int previous = -1;
    Happening fulfilledBefore = null;
    for (int occurrence = 1;
        version != null && version.terms() instanceof Terms.Recurring terms;
        occurrence++) {
      String matchKey = terms.match() == null ? null : event.text(terms.match());
      EventMatcher matcher = new EventMatcher(history, event, terms.match(), matchKey);
      long from = start;
      int position =
          occurrence == 1
              ? matcher.first(
                  terms.fulfilled(), -1, candidate -> countsFrom(candidate, from, calendar))
              : matcher.first(terms.fulfilled(), previous, candidate -> true);
      Happening f = fulfilment(matcher, position, start);
      Happening c = matcher.firstEnd(terms.ends(), start);
      Due initial =
          calendar.due(
              start, datePrecision, occurrence == 1 ? terms.first() : terms.every(), terms.roll());
      List<DueMove> moves = cadence(terms, history, matcher, start, initial, f, c, calendar);
      Due due = moves.isEmpty() ? initial : moves.get(moves.size() - 1).to();
      timelines.add(
          new Timeline(
              rule.id(),
              RuleKind.RECURRING,
              version,
              event,
              matchKey,
              occurrence,
              start,
              fulfilledBefore,
              due,
              moves,
              false,
              calendar.warnAt(due, occurrence == 1 ? terms.warnFirst() : terms.warnEvery()),
              f,
              c,
              null,
              null));
      if (f == null || (c != null && f.at() > c.at())) {
        return;
      }
      start = f.fact().occurredAt().epochMilli();
      datePrecision = f.fact().occurredAt().datePrecision();
      previous = position;
      fulfilledBefore = f;
      if (c != null && start >= c.at()) {
        return;
      }
      version = rule.versionOn(calendar.localDate(start));
    }
  }

  private static List<DueMove> cadence(
      Terms.Recurring terms,
      CaseHistory history,
      EventMatcher matcher,
      long start,
      Due initial,
      Happening f,
      Happening c,
      MunicipalCalendar calendar) {
    Due due = initial;
    List<DueMove> moves = List.of();
    int position = -1;
    while (true) {
      long inForce = due.instant();
      position =
          matcher.first(
              terms.cadence(),
              position,
              event -> {
                long at = event.occurredAt().epochMilli();
                return at >= start
                    && at < inForce
                    && (f == null || at < f.at())
                    && (c == null || at < c.at());
              });
      if (position < 0) {
        return moves;
      }
      Fact decision = history.events().get(position);
      Due moved = calendar.endOfDay(LocalDate.parse(decision.text("nextDue")));
      if (moves.isEmpty()) {
        moves = new ArrayList<>();
      }
      moves.add(new DueMove(decision, due, moved));
      due = moved;
    }
  }

  private static Timeline precondition(
      Rule rule,
      RuleVersion version,
      Terms.Precondition terms,
      Fact event,
      String matchKey,
      EventMatcher matcher,
      MunicipalCalendar calendar) {
    long trigger = event.occurredAt().epochMilli();
    boolean datePrecision = event.occurredAt().datePrecision();
    long from = calendar.lookbackFrom(trigger, terms.lookback());
    int position =
        matcher.first(
            terms.fulfilled(), -1, candidate -> candidate.occurredAt().epochMilli() >= from);
    Happening f = position < 0 ? null : matcher.happening(position);
    if (f != null && isDateOf(f.fact(), trigger, calendar)) {
      f = new Happening(trigger, f.fact());
    }
    return new Timeline(
        rule.id(),
        RuleKind.PRECONDITION,
        version,
        event,
        matchKey,
        1,
        trigger,
        null,
        datePrecision ? calendar.endOfDay(calendar.localDate(trigger)) : calendar.at(trigger),
        List.of(),
        !datePrecision,
        null,
        f,
        null,
        null,
        null);
  }

  private static Timeline absence(
      Rule rule,
      RuleVersion version,
      Terms.Absence terms,
      Fact event,
      String matchKey,
      EventMatcher matcher,
      MunicipalCalendar calendar) {
    long start = event.occurredAt().epochMilli();
    Due due = calendar.due(event.occurredAt(), terms.within(), Roll.NONE);
    Happening c = matcher.firstEnd(terms.ends(), start);
    int position =
        matcher.first(
            terms.forbidden(),
            -1,
            candidate -> {
              long at = candidate.occurredAt().epochMilli();
              return start <= at && at < due.instant() && (c == null || at <= c.at());
            });
    return new Timeline(
        rule.id(),
        RuleKind.ABSENCE,
        version,
        event,
        matchKey,
        1,
        start,
        null,
        due,
        List.of(),
        false,
        null,
        null,
        c,
        position < 0 ? null : matcher.happening(position),
        null);
  }

  private static void check(
      Rule rule,
      RuleVersion version,
      Terms.Check terms,
      Fact event,
      MunicipalCalendar calendar,
      List<Timeline> timelines) {
    if (terms.each() == null) {
      check(rule.id(), version, terms, event, null, calendar, timelines);
    } else if (event.data().get(terms.each()) instanceof Map<?, ?> entries) {
      String prefix = rule.id().substring(0, rule.id().length() - 1);
      for (Object key : new TreeSet<>(entries.keySet())) {
        check(prefix + key, version, terms, event, (String) key, calendar, timelines);
      }
    }
  }

  private static void check(
      String ruleId,
      RuleVersion version,
      Terms.Check terms,
      Fact event,
      String key,
      MunicipalCalendar calendar,
      List<Timeline> timelines) {
    if (terms.start().stream().noneMatch(start -> start.selects(event, null, key))) {
      return;
    }
    Truth held = terms.holds().test(event, null, key);
    long at = event.occurredAt().epochMilli();
    timelines.add(
        new Timeline(
            ruleId,
            RuleKind.CHECK,
            version,
            event,
            null,
            1,
            at,
            null,
            calendar.at(at),
            List.of(),
            true,
            null,
            null,
            null,
            null,
            held));
  }
}
