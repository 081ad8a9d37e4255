package dk.fristvagt.api.browser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rows in which every two choices of different parts come together at least once, without all the
 * rows there could be: most faults need two things to meet, few need three. Greedy (Cohen and
 * others, "The AETG System", 1997); the same rows each time.
 */
final class Pairwise {

  private static final int TRIES = 60;

  private final List<List<?>> parts;
  private final Random random = new Random(1);

  private Pairwise(List<List<?>> parts) {
    this.parts = parts;
  }

  static List<List<Object>> rows(List<List<?>> parts) {
    return new Pairwise(parts).rows();
  }

  /** Two choices, each with the number of its part. */
  record Pair(int part, Object choice, int otherPart, Object other) {}

  static Set<Pair> pairs(List<?> row) {
    Set<Pair> pairs = new HashSet<>();
    for (int i = 0; i < row.size(); i++) {
      for (int j = i + 1; j < row.size(); j++) {
        pairs.add(new Pair(i, row.get(i), j, row.get(j)));
      }
    }
    return pairs;
  }

  private List<List<Object>> rows() {
    Set<Pair> missing = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        for (Object one : parts.get(i)) {
          for (Object other : parts.get(j)) {
            missing.add(new Pair(i, one, j, other));
          }
        }
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    while (!missing.isEmpty()) {
      List<Object> best = null;
      long most = 0;
      for (int i = 0; i < TRIES || best == null; i++) {
        List<Object> row = randomRow();
        long found = pairs(row).stream().filter(missing::contains).count();
        if (found > most) {
          most = found;
          best = row;
        }
      }
      missing.removeAll(pairs(best));
      rows.add(best);
    }
    return rows;
  }

  private List<Object> randomRow() {
    List<Object> row = new ArrayList<>();
    for (List<?> choices : parts) {
      row.add(choices.get(random.nextInt(choices.size())));
    }
    return row;
  }
}
