package dk.fristvagt.api.live;

import dk.fristvagt.api.live.LiveRefusedException.Reason;
import dk.fristvagt.api.report.StatusQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which channels there are and how many follow each. Thread-safe; no call takes longer than to look
 * at every channel.
 */
final class LiveChannels {

  private final String epoch;
  private final LiveSettings.Limits limits;
  private final Map<StatusQuery, Entry> entries = new HashMap<>();
  private long made;
  private int clients;
  private boolean closed;

  LiveChannels(String epoch, LiveSettings.Limits limits) {
    this.epoch = epoch;
    this.limits = limits;
  }

  /**
   * The channel of a question, with one more client. Where there are as many as there may be, the
   * one that has been without any for longest makes room.
   *
   * @throws LiveRefusedException when there are too many of either
   */
  synchronized LiveChannel enter(StatusQuery query) throws LiveRefusedException {
    if (closed) {
      throw new LiveRefusedException(Reason.CLOSED);
    }
    if (clients >= limits.clients()) {
      throw new LiveRefusedException(Reason.TOO_MANY_CLIENTS);
    }
    Entry entry = entries.get(query);
    if (entry == null) {
      if (entries.size() >= limits.channels()) {
        Entry idle =
            longestIdle().orElseThrow(() -> new LiveRefusedException(Reason.TOO_MANY_CHANNELS));
        entries.remove(idle.channel.query());
      }
      entry = new Entry(new LiveChannel(query, epoch, ++made, limits));
      entries.put(query, entry);
    }
    entry.clients++;
    clients++;
    return entry.channel;
  }

  /** One client less. */
  synchronized void leave(LiveChannel channel, long nanoTime) {
    clients--;
    Entry entry = entries.get(channel.query());
    if (entry != null && entry.channel == channel) {
      entry.clients--;
      entry.idleSince = nanoTime;
    }
  }

  /** Forgets a channel; those who come get a new one. */
  synchronized void remove(LiveChannel channel) {
    entries.values().removeIf(entry -> entry.channel == channel);
  }

  /** Forgets the channels that have been without a client for so long. */
  synchronized void removeIdle(Duration linger, long nanoTime) {
    entries
        .values()
        .removeIf(entry -> entry.clients == 0 && nanoTime - entry.idleSince >= linger.toNanos());
  }

  /** Lets nobody in from now on. */
  synchronized void close() {
    closed = true;
  }

  synchronized List<LiveChannel> all() {
    List<LiveChannel> all = new ArrayList<>(entries.size());
    entries.values().forEach(entry -> all.add(entry.channel));
    return all;
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized int clients() {
    return clients;
  }

  private Optional<Entry> longestIdle() {
    // Times are compared by their difference: nanoTime may overflow.
    Comparator<Entry> byIdleSince = (one, other) -> Long.signum(one.idleSince - other.idleSince);
    return entries.values().stream().filter(entry -> entry.clients == 0).min(byIdleSince);
  }

  private static final class Entry {
    private final LiveChannel channel;
    private int clients;
    private long idleSince;

    private Entry(LiveChannel channel) {
      this.channel = channel;
    }
  }
}
