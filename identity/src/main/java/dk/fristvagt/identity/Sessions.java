package dk.fristvagt.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * People who are signed in at this instance, in its memory: a restart signs them out, and another
 * instance does not know them.
 *
 * <p>A session's id is random and new at each sign-in; only its digest is kept. A session ends when
 * nobody did anything for {@link Limits#idle}, at {@link Limits#lifetime} whatever was done, or
 * when it is signed out; of more than {@link Limits#most} those idle the longest end. Thread-safe.
 */
public final class Sessions {

  private final Limits limits;
  private final InstantSource time;

  /** By digest, the longest idle first. */
  private final Map<String, Entry> open = new LinkedHashMap<>();

  /** Bounds on sessions. */
  public record Limits(Duration idle, Duration lifetime, int most) {

    /** Half an hour idle, a working day in all, and more than a municipality has people. */
    public static final Limits DEFAULT =
        new Limits(Duration.ofMinutes(30), Duration.ofHours(10), 10_000);

    public Limits {
      if (idle.isNegative() || idle.isZero() || lifetime.compareTo(idle) < 0) {
        throw new IllegalArgumentException("a session must last longer than it may be idle");
      }
      if (most < 1) {
        throw new IllegalArgumentException("there must be room for a session");
      }
    }
  }

  /**
   * A new session.
   *
   * @param id for the browser alone
   */
  public record Opened(String id, Session session) {

    /** Not the id. */
    @Override
    public String toString() {
      return session.toString();
    }
  }

  private record Entry(Session session, Instant begun, Instant used) {}

  public Sessions(Limits limits, InstantSource time) {
    this.limits = limits;
    this.time = time;
  }

  /** Somebody has signed in. */
  public synchronized Opened open(Principal principal, String idToken) {
    Instant now = time.instant();
    Iterator<Entry> longestIdle = open.values().iterator();
    while (longestIdle.hasNext()
        && (isOver(longestIdle.next(), now) || open.size() >= limits.most())) {
      longestIdle.remove();
    }
    String id = OpaqueKeys.next();
    Session session = new Session(principal, OpaqueKeys.next(), idToken);
    open.put(OpaqueKeys.digest(id), new Entry(session, now, now));
    return new Opened(id, session);
  }

  /**
   * The session of an id.
   *
   * @param active whether the person does something, and not just a page that is left open
   */
  public synchronized Optional<Session> find(String id, boolean active) {
    String digest = OpaqueKeys.digest(id);
    Entry entry = open.get(digest);
    if (entry == null) {
      return Optional.empty();
    }
    Instant now = time.instant();
    if (isOver(entry, now)) {
      open.remove(digest);
      return Optional.empty();
    }
    if (active) {
      open.remove(digest);
      open.put(digest, new Entry(entry.session(), entry.begun(), now));
    }
    return Optional.of(entry.session());
  }

  /** Ends a session; empty where there was none. */
  public synchronized Optional<Session> end(String id) {
    return Optional.ofNullable(open.remove(OpaqueKeys.digest(id))).map(Entry::session);
  }

  /** How many are kept, those that are over and not noticed yet included. */
  public synchronized int size() {
    return open.size();
  }

  private boolean isOver(Entry entry, Instant now) {
    return !now.isBefore(entry.used().plus(limits.idle()))
        || !now.isBefore(entry.begun().plus(limits.lifetime()));
  }
}
