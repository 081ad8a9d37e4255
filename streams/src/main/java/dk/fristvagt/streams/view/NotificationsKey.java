package dk.fristvagt.streams.view;

import java.time.LocalDate;

/** Notifications are counted by municipality and local date. Sorted by day first. */
public record NotificationsKey(String municipality, LocalDate day)
    implements Comparable<NotificationsKey> {

  /** Sorts before every key of a day. */
  public static NotificationsKey from(LocalDate day) {
    return new NotificationsKey("", day);
  }

  @Override
  public int compareTo(NotificationsKey other) {
    int byDay = day.compareTo(other.day);
    return byDay != 0 ? byDay : municipality.compareTo(other.municipality);
  }
}
