package dk.fristvagt.sources.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sits where, and until when.
 *
 * <p>A seat is one caseload in a team; its holders follow each other, and the cases stay with the
 * seat. Made once for all cases, so that a caseworker who leaves does so in all cases on the same
 * day. Immutable and thread-safe.
 */
final class Roster {

  private static final int LONGEST_ROW_OF_HOLDERS = 256;

  /** With this mean about three in four cases keep their caseworker for the first year. */
  private static final double MEAN_TENURE_DAYS = 2_500;

  /** Far beyond any history, so that a later end changes nobody's place. */
  private static final int LAST_DAY =
      (int) LocalDate.of(CopenhagenCalendar.LAST_YEAR, 1, 1).toEpochDay();

  private static final int SHORTEST_TENURE_DAYS = 90;

  /** One caseworker's time in a seat: {@code from} inclusive, {@code until} exclusive. */
  record Tenure(String caseworker, int from, int until) {}

  private final List<List<List<Tenure>>> seats = new ArrayList<>();

  Roster(SplitMix random, int caseworkers, int firstDay) {
    Pseudonyms names = new Pseudonyms(random.split(0));
    int seatNumber = 0;
    for (Team team : Team.values()) {
      int count = Math.max(1, (int) Math.round(caseworkers * team.share()));
      List<List<Tenure>> inTeam = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        seatNumber++;
        inTeam.add(holders(random.split(seatNumber), names, seatNumber, firstDay));
      }
      seats.add(List.copyOf(inTeam));
    }
  }

  private static List<Tenure> holders(
      SplitMix random, Pseudonyms names, int seatNumber, int firstDay) {
    List<Tenure> row = new ArrayList<>();
    int from = firstDay - (int) random.exponential(MEAN_TENURE_DAYS);
    while (from <= LAST_DAY) {
      int until =
          from
              + SHORTEST_TENURE_DAYS
              + (int) random.exponential(MEAN_TENURE_DAYS - SHORTEST_TENURE_DAYS);
      if (until > LAST_DAY) {
        until = Integer.MAX_VALUE;
      }
      long number = (long) seatNumber * LONGEST_ROW_OF_HOLDERS + row.size();
      row.add(new Tenure("w-" + names.token(number), from, until));
      from = until;
    }
    return List.copyOf(row);
  }

  int seatIn(Team team, SplitMix random) {
    return random.between(0, seats.get(team.ordinal()).size() - 1);
  }

  /** Who holds that seat on that day. */
  Tenure holder(Team team, int seat, int day) {
    List<Tenure> row = seats.get(team.ordinal()).get(seat);
    int i = 0;
    while (day >= row.get(i).until()) {
      i++;
    }
    return row.get(i);
  }
}
