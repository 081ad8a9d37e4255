package dk.fristvagt.streams.accesslog;

import java.time.Instant;
import java.util.List;

/**
 * Some of what was asked for.
 *
 * @param accesses the latest first
 * @param before where to go on; null where there is nothing before
 * @param searchedTo how far back was looked: there is nothing between it and the accesses that was
 *     passed over; null where all was looked at
 */
public record AccessPage(List<LoggedAccess> accesses, Long before, Instant searchedTo) {

  public AccessPage {
    accesses = List.copyOf(accesses);
  }
}
