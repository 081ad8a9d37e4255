package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.oracle.OracleRule.Kind;
import dk.fristvagt.rules.oracle.OracleRule.Selector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The obligations of one rule in one case's history at a clock. */
final class OracleEvaluation {

  /** A fulfilment: the event, and the instant that it counts at. */
  private record Fulfilment(OracleEvent event, Instant at) {}

  private final OracleRule rule;
  private final List<OracleEvent> history;
  private final Instant clock;
  private final List<OracleObligation> obligations = new ArrayList<>();

  private OracleEvaluation(OracleRule rule, List<OracleEvent> history, Instant clock) {
    this.rule = rule;
    this.history = history;
    this.clock = clock;
  }

  static List<OracleObligation> of(OracleRule rule, List<OracleEvent> history, Instant clock) {
    OracleEvaluation evaluation = new OracleEvaluation(rule, history, clock);
    evaluation.run();
    return evaluation.obligations;
  }

  private void run() {
    List<Instant[]> episodes = new ArrayList<>();
    for (OracleEvent start : history) {
      if (!opens(start)) {
        continue;
      }
      if (rule.episodes) {
        boolean insideRunning =
            episodes.stream()
                .anyMatch(
                    episode ->
                        !start.at().isBefore(episode[0])
                            && (episode[1] == null || start.at().isBefore(episode[1])));
        if (insideRunning) {
          continue;
        }
        Fulfilment f = firstFulfilment(start);
        episodes.add(
            new Instant[] {start.at(), least(f == null ? null : f.at(), end(start, start.at()))});
      }
      switch (rule.kind) {
        case DEADLINE -> deadline(start);
        case RECURRING -> recurring(start);
        case PRECONDITION -> precondition(start);
        case CHECK -> check(start);
        case ABSENCE -> absence(start);
      }
    }
  }

  // --- what opens ---

  private boolean opens(OracleEvent event) {
    return startsHere(event)
        && (rule.match == null || event.has(rule.match))
        && !isContinuation(event)
        && isValid(event.date());
  }

  private boolean startsHere(OracleEvent event) {
    return rule.starts.stream().anyMatch(selector -> selector.selects(event, null));
  }

  private boolean isValid(LocalDate startDate) {
    return rule.validFrom == null || !startDate.isBefore(rule.validFrom);
  }

  /**
   * A start of a continuing measure, save the earliest where the chain's first measure has none
   * that counts.
   */
  private boolean isContinuation(OracleEvent event) {
    if (!event.type().equals("MeasureStarted") || isOfFirstMeasure(event)) {
      return false;
    }
    List<OracleEvent> startsOfChain =
        history.stream()
            .filter(other -> other.type().equals("MeasureStarted"))
            .filter(other -> other.chain().equals(event.chain()))
            .toList();
    boolean firstMeasureCounts =
        startsOfChain.stream().anyMatch(OracleEvaluation::isOfFirstMeasure);
    return firstMeasureCounts || startsOfChain.get(0) != event;
  }

  private static boolean isOfFirstMeasure(OracleEvent start) {
    return start.fact().data().get("measureId").equals(start.chain());
  }

  // --- what belongs together ---

  private boolean matches(OracleEvent event, OracleEvent start) {
    return rule.match == null
        || (event.has(rule.match) && event.text(rule.match).equals(start.text(rule.match)));
  }

  private boolean fulfils(OracleEvent event, OracleEvent start) {
    return matches(event, start)
        && rule.fulfilled.stream().anyMatch(selector -> selector.selects(event, start));
  }

  /**
   * Where the event has date precision and lies on the date of the start, it counts at the start.
   */
  private static Instant countsAt(OracleEvent event, Instant start) {
    boolean sameDate = event.date().equals(DanishDays.dateOf(start));
    return event.datePrecision() && sameDate ? start : event.at();
  }

  private Fulfilment firstFulfilment(OracleEvent start) {
    return earliestFulfilment(start, start.at(), start.at());
  }

  /** The earliest, in the history's order, that lies or counts at or after {@code from}. */
  private Fulfilment earliestFulfilment(OracleEvent start, Instant startAt, Instant from) {
    Fulfilment earliest = null;
    for (OracleEvent event : history) {
      if (fulfils(event, start)) {
        Instant at = countsAt(event, startAt);
        if (earliest == null && (!event.at().isBefore(from) || !at.isBefore(from))) {
          earliest = new Fulfilment(event, at);
        }
      }
    }
    return earliest;
  }

  /** {@code c}: the earliest matching end at or after {@code from}, or null. */
  private Instant end(OracleEvent start, Instant from) {
    for (OracleEvent event : history) {
      boolean together = rule.match == null || !event.has(rule.match) || matches(event, start);
      if (together && !event.at().isBefore(from)) {
        for (Selector selector : rule.ends) {
          if (selector.selects(event, start)) {
            return event.at();
          }
        }
      }
    }
    return null;
  }

  // --- the kinds ---

  private void deadline(OracleEvent start) {
    Fulfilment f = firstFulfilment(start);
    add(
        start,
        1,
        start.at(),
        OracleDeadline.of(start.at(), start.datePrecision(), rule.within, rule.warn),
        f == null ? null : f.at(),
        end(start, start.at()),
        false);
  }

  private void recurring(OracleEvent start) {
    Instant occurrenceStart = start.at();
    boolean datePrecision = start.datePrecision();
    Fulfilment f = firstFulfilment(start);
    int occurrence = 1;
    while (true) {
      Instant c = end(start, occurrenceStart);
      OracleDeadline deadline =
          OracleDeadline.of(
              occurrenceStart, datePrecision, occurrence == 1 ? rule.first : rule.every, rule.warn);
      deadline = afterCadences(start, occurrenceStart, deadline, f, c);
      add(start, occurrence, occurrenceStart, deadline, f == null ? null : f.at(), c, false);
      // A fulfilment that knows its date alone opens the next occurrence at its own time, the start
      // of that day.
      if (f == null || (c != null && (f.at().isAfter(c) || !f.event().at().isBefore(c)))) {
        return;
      }
      occurrenceStart = f.event().at();
      datePrecision = f.event().datePrecision();
      f = nextFulfilment(start, f.event(), occurrenceStart);
      occurrence++;
    }
  }

  private Fulfilment nextFulfilment(OracleEvent start, OracleEvent previous, Instant startAt) {
    for (OracleEvent event : history.subList(history.indexOf(previous) + 1, history.size())) {
      if (fulfils(event, start)) {
        return new Fulfilment(event, countsAt(event, startAt));
      }
    }
    return null;
  }

  private OracleDeadline afterCadences(
      OracleEvent start, Instant occurrenceStart, OracleDeadline written, Fulfilment f, Instant c) {
    if (rule.cadenceFrom == null || DanishDays.dateOf(occurrenceStart).isBefore(rule.cadenceFrom)) {
      return written;
    }
    OracleDeadline inForce = written;
    for (OracleEvent event : history) {
      boolean moves =
          event.type().equals("FollowUpCadenceDecided")
              && matches(event, start)
              && !event.at().isBefore(occurrenceStart)
              && event.at().isBefore(inForce.due())
              && (f == null || event.at().isBefore(f.at()))
              && (c == null || event.at().isBefore(c));
      if (moves) {
        inForce = OracleDeadline.ofLastDay(LocalDate.parse(event.text("nextDue")), rule.warn);
      }
    }
    return inForce;
  }

  private void precondition(OracleEvent trigger) {
    Instant from =
        rule.lookback == null
            ? Instant.MIN
            : DanishDays.startOf(trigger.date().minus(Period.parse(rule.lookback)));
    Fulfilment f = earliestFulfilment(trigger, trigger.at(), from);
    boolean inclusive = !trigger.datePrecision();
    Instant due = inclusive ? trigger.at() : DanishDays.endOf(trigger.date());
    add(
        trigger,
        1,
        trigger.at(),
        new OracleDeadline(due, null, trigger.date()),
        f == null ? null : f.at(),
        end(trigger, trigger.at()),
        inclusive);
  }

  private void check(OracleEvent event) {
    Boolean holds = rule.holds.apply(event);
    String status = holds == null ? "unknown" : holds ? "met" : "missed";
    OracleDeadline deadline = new OracleDeadline(event.at(), null, event.date());
    add(event, 1, event.at(), deadline, null, null, status, event.at());
  }

  private void absence(OracleEvent start) {
    OracleDeadline deadline =
        OracleDeadline.of(start.at(), start.datePrecision(), rule.within, null);
    Instant c = end(start, start.at());
    Instant v = null;
    for (OracleEvent event : history) {
      boolean forbidden =
          matches(event, start)
              && rule.forbidden.stream().anyMatch(selector -> selector.selects(event, start))
              && !event.at().isBefore(start.at())
              && event.at().isBefore(deadline.due())
              && (c == null || !event.at().isAfter(c));
      if (forbidden) {
        v = event.at();
        break;
      }
    }
    String status;
    if (v != null) {
      status = "missed";
    } else if (c != null && c.isBefore(deadline.due())) {
      status = "cancelled";
    } else {
      status = clock.isBefore(deadline.due()) ? "open" : "met";
    }
    Instant decisive = least(least(c, v), deadline.due());
    add(start, 1, start.at(), deadline, null, c, status, decisive);
  }

  // --- the status ---

  private void add(
      OracleEvent start,
      int occurrence,
      Instant occurrenceStart,
      OracleDeadline deadline,
      Instant f,
      Instant c,
      boolean dueInclusive) {
    Instant due = deadline.due();
    String status;
    if (f != null && (c == null || !f.isAfter(c))) {
      boolean inTime = dueInclusive ? !f.isAfter(due) : f.isBefore(due);
      status = inTime ? "met" : "late";
    } else if (c != null) {
      status = c.isBefore(due) ? "cancelled" : "lapsed";
    } else if (!clock.isBefore(due)) {
      status = "overdue";
    } else if (deadline.warnAt() != null && !clock.isBefore(deadline.warnAt())) {
      status = "due-soon";
    } else {
      status = "open";
    }
    Instant decisive = rule.kind == Kind.PRECONDITION ? occurrenceStart : least(least(f, c), due);
    add(start, occurrence, occurrenceStart, deadline, f, c, status, decisive);
  }

  private void add(
      OracleEvent start,
      int occurrence,
      Instant occurrenceStart,
      OracleDeadline deadline,
      Instant f,
      Instant c,
      String status,
      Instant decisive) {
    boolean fulfilled = f != null && (status.equals("met") || status.equals("late"));
    boolean cancelled = status.equals("cancelled") || status.equals("lapsed");
    boolean hasDuration = fulfilled && (rule.kind == Kind.DEADLINE || rule.kind == Kind.RECURRING);
    OracleEvent holder = holderAt(decisive.isAfter(clock) ? clock : decisive);
    obligations.add(
        new OracleObligation(
            String.join(
                "/",
                rule.id,
                start.fact().municipality(),
                start.fact().caseId(),
                start.id(),
                Integer.toString(occurrence)),
            rule.id,
            start.fact().municipality(),
            start.fact().caseId(),
            rule.match == null ? null : start.text(rule.match),
            occurrence,
            occurrenceStart,
            deadline.due(),
            deadline.warnAt(),
            fulfilled ? f : null,
            cancelled ? c : null,
            status,
            holder == null ? "unassigned" : holder.text("team"),
            holder == null ? "unassigned" : holder.text("caseworker"),
            deadline.day(),
            hasDuration
                ? ChronoUnit.DAYS.between(DanishDays.dateOf(occurrenceStart), DanishDays.dateOf(f))
                : null));
  }

  private OracleEvent holderAt(Instant instant) {
    OracleEvent holder = null;
    for (OracleEvent event : history) {
      boolean holds =
          event.type().equals("CaseworkerAssigned") || event.type().equals("CaseHandedOver");
      if (holds && !event.at().isAfter(instant)) {
        holder = event;
      }
    }
    return holder;
  }

  private static Instant least(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
