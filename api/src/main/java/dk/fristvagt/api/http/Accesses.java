package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AccessLogging;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.ShownCase;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what is about to be shown, and lets nothing be shown that could not be logged: each method
 * returns when the log has the record, else throws a {@link ProblemException} of {@link
 * ProblemType#ACCESS_LOG_UNAVAILABLE}. Thread-safe.
 *
 * <p>Nothing of a record goes into the service's own log, not even when it cannot be written.
 */
final class Accesses {

  /** By which routes find that of their server. */
  static final Key<Accesses> KEY = new Key<>("accesses");

  /** In one record; with longer case ids than there are it stays well below what a topic takes. */
  static final int CASES_PER_RECORD = 1_000;

  /**
   * Who may wait for the log at once. More are refused without waiting, so that a log which hangs
   * does not take the threads of all that needs none.
   */
  private static final int MOST_WAITING = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Accesses.class);
  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

  private final AccessLogging logging;
  private final Following following;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final AtomicBoolean failing = new AtomicBoolean();

  Accesses(AccessLogging logging) {
    this.logging = logging;
    this.following = new Following(logging.following());
  }

  /**
   * An answer is about to be shown.
   *
   * @param format {@code html}, {@code json}, {@code csv} or {@code xlsx}
   */
  void shown(Context ctx, String format, CaseData data) {
    Asked asked = Asked.of(ctx, Authorization.principal(ctx), format);
    Set<CaseId> cases = data.shownCases();
    Set<String> children = data.shownChildren();
    long now = logging.time().millis();
    if (!asked.isFollowed()) {
      append(records(asked, AccessOutcome.SHOWN, cases, children, now, 0));
      return;
    }
    if (!following.covers(asked, cases, children, now)) {
      append(records(asked, AccessOutcome.SHOWN, cases, children, now, following.durationMs()));
      following.logged(asked, cases, children, now);
    }
    String etag = ctx.res().getHeader(Header.ETAG);
    if (etag != null) {
      following.tagged(asked, etag, now);
    }
  }

  /**
   * Whether whoever asks may be told that what they have is still the answer: only while the log
   * says that they were shown it.
   */
  boolean mayConfirm(Context ctx, String etag) {
    return following.covers(Authorization.principal(ctx), etag, logging.time().millis());
  }

  /**
   * A file is about to be written, row by row.
   *
   * @param rows those of the file, in its order
   * @return to be told of each row before it is written, by its index from 0: the first row of each
   *     {@link #CASES_PER_RECORD} waits until all of them are logged
   */
  IntConsumer exported(Context ctx, String format, List<ObligationRow> rows) {
    Asked asked = Asked.of(ctx, Authorization.principal(ctx), format);
    String id = newId();
    long now = logging.time().millis();
    int parts = Math.max(1, (rows.size() + CASES_PER_RECORD - 1) / CASES_PER_RECORD);
    if (rows.isEmpty()) {
      append(records(asked, AccessOutcome.SHOWN, Set.of(), Set.of(), now, 0));
    }
    return row -> {
      if (row % CASES_PER_RECORD == 0) {
        int end = Math.min(rows.size(), row + CASES_PER_RECORD);
        Set<CaseId> cases = new LinkedHashSet<>();
        rows.subList(row, end)
            .forEach(one -> cases.add(new CaseId(one.municipality(), one.caseId())));
        int part = row / CASES_PER_RECORD + 1;
        append(
            List.of(record(asked, AccessOutcome.SHOWN, cases, Set.of(), now, 0, id, part, parts)));
      }
    };
  }

  /**
   * A request ends in a problem. What is not there, and what somebody may not see, is logged, too,
   * where they asked for cases.
   *
   * @return the problem to answer with
   */
  ProblemException refused(Context ctx, ProblemException problem) {
    AccessOutcome outcome = outcome(problem.type());
    if (outcome == null || CaseRoutes.template(ctx).isEmpty()) {
      return problem;
    }
    try {
      Asked asked = Asked.of(ctx, Authorization.principal(ctx), format(ctx));
      append(records(asked, outcome, askedFor(ctx), Set.of(), logging.time().millis(), 0));
      return problem;
    } catch (ProblemException unavailable) {
      return unavailable;
    }
  }

  private static AccessOutcome outcome(ProblemType type) {
    return switch (type) {
      case NOT_FOUND -> AccessOutcome.NOT_FOUND;
      // They are about how it was asked, before anybody looked who asks for what.
      case FOREIGN_HOST, CROSS_SITE -> null;
      default -> type.status() == 403 ? AccessOutcome.REFUSED : null;
    };
  }

  /** Of an answer that there is none of: a page outside the API. */
  private static String format(Context ctx) {
    return ctx.path().startsWith("/api/") ? AnswerFormat.Kind.JSON.label() : Asked.PAGE;
  }

  /** The case that the address names; nothing where it is none, or may be a CPR number. */
  private static Set<CaseId> askedFor(Context ctx) {
    String municipality = CaseRoutes.pathParam(ctx, "municipality");
    String caseId = CaseRoutes.pathParam(ctx, "caseId");
    boolean isCase =
        municipality != null
            && caseId != null
            && MUNICIPALITY.matcher(municipality).matches()
            && CprNumbers.maskAllDigitRuns(caseId).equals(caseId)
            && Asked.safe(caseId).equals(caseId);
    return isCase ? Set.of(new CaseId(municipality, caseId)) : Set.of();
  }

  private static List<AccessRecorded> records(
      Asked asked,
      AccessOutcome outcome,
      Collection<CaseId> cases,
      Collection<String> children,
      long now,
      long coversMs) {
    String id = newId();
    List<CaseId> all = cases.stream().sorted().toList();
    int parts = Math.max(1, (all.size() + CASES_PER_RECORD - 1) / CASES_PER_RECORD);
    List<AccessRecorded> records = new ArrayList<>(parts);
    for (int part = 1; part <= parts; part++) {
      int start = (part - 1) * CASES_PER_RECORD;
      records.add(
          record(
              asked,
              outcome,
              all.subList(start, Math.min(all.size(), start + CASES_PER_RECORD)),
              part == 1 ? children : Set.of(),
              now,
              coversMs,
              id,
              part,
              parts));
    }
    return records;
  }

  private static AccessRecorded record(
      Asked asked,
      AccessOutcome outcome,
      Collection<CaseId> cases,
      Collection<String> children,
      long now,
      long coversMs,
      String id,
      int part,
      int parts) {
    return new AccessRecorded(
        id,
        part,
        parts,
        now,
        asked.principal().issuer(),
        asked.principal().subject(),
        asked.roles(),
        asked.action(),
        outcome,
        asked.route(),
        asked.filter(),
        asked.format(),
        coversMs,
        cases.stream().map(one -> new ShownCase(one.municipality(), one.caseId())).toList(),
        children.stream().sorted().toList());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** Returns when the log has them all. */
  private void append(List<AccessRecorded> records) {
    if (!waiting.tryAcquire()) {
      throw unavailable(null);
    }
    List<CompletableFuture<Void>> written = new ArrayList<>(records.size());
    try {
      for (AccessRecorded record : records) {
        written.add(logging.log().append(record));
      }
      CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
          .get(logging.longestWait().toMillis(), TimeUnit.MILLISECONDS);
      failing.set(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw unavailable(e);
    } finally {
      written.forEach(one -> one.cancel(false));
      waiting.release();
    }
  }

  /** Only the kind of failure is told: its text may hold what was to be written. */
  private ProblemException unavailable(Exception failure) {
    if (failure != null && !failing.getAndSet(true)) {
      Throwable cause =
          failure instanceof ExecutionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      LOG.error(
          "the access log cannot be written ({}); no case is shown until it can",
          cause.getClass().getSimpleName());
    }
    return ProblemException.of(
        ProblemType.ACCESS_LOG_UNAVAILABLE,
        "Opslag i sager skal logges, og det kan ikke lade sig gøre lige nu. Derfor vises intet. Prøv igen om"
            + " lidt.",
        "Looking at cases must be logged, and that cannot be done right now. So nothing is shown. Try again"
            + " shortly.");
  }
}
