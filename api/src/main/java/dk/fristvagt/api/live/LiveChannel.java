package dk.fristvagt.api.live;

import dk.fristvagt.api.report.Partitions;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.StatusQuery;
import dk.fristvagt.api.report.StatusReport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The status of one filter within one access, and those who follow it. Its state is the
 * broadcaster's thread's alone, save for {@link #readers()}, which any thread may change.
 */
final class LiveChannel {

  private final StatusQuery query;
  private final String epoch;
  private final long number;
  private final RecentChanges recent;
  private final Set<Subscription> readers = ConcurrentHashMap.newKeySet();

  private long sequence;

  /** Null while no partition can answer. */
  private StatusReport status;

  /** The event that tells the status whole; null until someone wants it. */
  private byte[] snapshot;

  LiveChannel(StatusQuery query, String epoch, long number, LiveSettings.Limits limits) {
    this.query = query;
    this.epoch = epoch;
    this.number = number;
    this.recent = new RecentChanges(limits.recentChanges(), limits.recentBytes());
  }

  StatusQuery query() {
    return query;
  }

  /** Those who get what is sent. */
  Set<Subscription> readers() {
    return readers;
  }

  boolean isWaiting() {
    return status == null;
  }

  /**
   * Takes the status as it is now; returns the event that tells the readers, empty when nothing
   * differs. The first after none could be had is told whole.
   */
  Optional<byte[]> update(StatusReport now) {
    StatusReport before = status;
    if (before == null) {
      status = now;
      sequence++;
      snapshot = null;
      recent.restart(sequence);
      return Optional.of(snapshot());
    }
    Optional<StatusChange> change = StatusChange.between(before, now);
    if (change.isEmpty()) {
      return Optional.empty();
    }
    status = now;
    sequence++;
    snapshot = null;
    byte[] event = ServerSentEvent.of("change", id(), ReportJson.bytes(change.get()));
    recent.add(event);
    return Optional.of(event);
  }

  /**
   * Takes it that no partition can answer; returns the event that tells the readers, empty when
   * they know.
   */
  Optional<byte[]> await(Partitions partitions) {
    if (status == null) {
      return Optional.empty();
    }
    status = null;
    snapshot = null;
    return Optional.of(waiting(partitions));
  }

  /**
   * What a reader gets first: what it missed since the event it names where that is kept, else the
   * whole status. No bytes when it missed nothing.
   *
   * @param lastEventId anything, null included
   */
  byte[] greeting(String lastEventId, Partitions partitions) {
    if (status == null) {
      return waiting(partitions);
    }
    return EventId.parse(lastEventId)
        .filter(id -> id.epoch().equals(epoch) && id.channel() == number)
        .flatMap(id -> recent.after(id.sequence()))
        .orElseGet(this::snapshot);
  }

  private byte[] snapshot() {
    if (snapshot == null) {
      snapshot = ServerSentEvent.of("snapshot", id(), ReportJson.bytes(status));
    }
    return snapshot;
  }

  private String id() {
    return new EventId(epoch, number, sequence).text();
  }

  private static byte[] waiting(Partitions partitions) {
    return ServerSentEvent.of("waiting", null, ReportJson.bytes(Map.of("partitions", partitions)));
  }
}
