package dk.fristvagt.api.live;

import java.time.Duration;
import java.util.Objects;

/** How many may follow the status, and how often they hear of it. */
public record LiveSettings(Limits limits, Pace pace) {

  public static final LiveSettings DEFAULT = new LiveSettings(Limits.DEFAULT, Pace.DEFAULT);

  public LiveSettings {
    Objects.requireNonNull(limits);
    Objects.requireNonNull(pace);
  }

  /**
   * What is bounded.
   *
   * @param clients connections in all; each costs a socket, not a thread
   * @param channels distinct filters; each costs one calculation of the status whenever the views
   *     change
   * @param recentChanges how many changes a channel keeps for those who come back; greater than
   *     {@code queuedEvents}, so that one who was dropped for slowness finds what it missed
   * @param recentBytes how many bytes of them at most
   * @param queuedEvents how many events wait for one client before it is dropped
   * @param queuedBytes once as many bytes of them wait, the next event has it dropped; an event is
   *     never too long by itself. Clients of a channel share the bytes
   */
  public record Limits(
      int clients,
      int channels,
      int recentChanges,
      int recentBytes,
      int queuedEvents,
      int queuedBytes) {

    /**
     * 512 changes are more than two minutes at the greatest pace, and 64 waiting events a quarter
     * of one: a reader that is further behind is gone or stuck.
     */
    public static final Limits DEFAULT = new Limits(2_000, 64, 512, 1 << 20, 64, 1 << 19);

    /**
     * @throws IllegalArgumentException when one is less than 1, or fewer changes are kept than may
     *     wait
     */
    public Limits {
      if (Math.min(
              Math.min(Math.min(clients, channels), Math.min(recentChanges, recentBytes)),
              Math.min(queuedEvents, queuedBytes))
          < 1) {
        throw new IllegalArgumentException("every limit must be 1 or more");
      }
      if (recentChanges <= queuedEvents) {
        throw new IllegalArgumentException("recentChanges must be greater than queuedEvents");
      }
    }
  }

  /**
   * What is timed.
   *
   * @param betweenChanges the least time from one look at changed views to the next. Twelve
   *     partitions that each finish a step are then one or two changes, not twelve, and four a
   *     second are as many as a reader's eye can follow
   * @param gather how long a look waits once views changed, for those of other partitions: they
   *     finish a step some milliseconds apart, and the least clock moves with the last of them. A
   *     look at the first alone would have the rest wait {@code betweenChanges}
   * @param heartbeat between two comment lines
   * @param look how often the views are looked at although none was swapped: the status turns stale
   *     by time alone
   * @param linger how long a channel without readers is kept up, so that one who comes back finds
   *     what it missed
   * @param retry the least that a reader is asked to wait before it comes back; each is asked to
   *     wait this or up to twice as long, so that not all come back at once
   */
  public record Pace(
      Duration betweenChanges,
      Duration gather,
      Duration heartbeat,
      Duration look,
      Duration linger,
      Duration retry) {

    /** What servers and proxies commonly allow a silent connection, this one's server too. */
    private static final Duration SILENCE_ALLOWED = Duration.ofSeconds(30);

    public static final Pace DEFAULT =
        new Pace(
            Duration.ofMillis(250),
            Duration.ofMillis(25),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));

    /**
     * @throws IllegalArgumentException when a time is negative, one of those that repeat is zero,
     *     or the heartbeat is too slow to keep a connection open
     */
    public Pace {
      if (betweenChanges.isNegative()
          || gather.isNegative()
          || linger.isNegative()
          || retry.toMillis() < 1) {
        throw new IllegalArgumentException(
            "betweenChanges, gather and linger must not be negative, retry be 1 ms or more");
      }
      if (heartbeat.toMillis() < 1 || look.toMillis() < 1) {
        throw new IllegalArgumentException("heartbeat and look must be 1 ms or more");
      }
      if (heartbeat.compareTo(SILENCE_ALLOWED) >= 0) {
        throw new IllegalArgumentException(
            "the heartbeat must be less than the 30 s after which silent connections are closed");
      }
    }
  }
}
