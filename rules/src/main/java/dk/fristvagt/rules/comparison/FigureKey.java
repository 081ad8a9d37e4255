package dk.fristvagt.rules.comparison;

import dk.fristvagt.rules.fact.CodePointOrder;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * Whose figures of which month. Ordered by rule, municipality, team and month.
 *
 * @param team null where teams are not told apart
 * @param month the local month in which the obligations fell due
 */
public record FigureKey(String rule, String municipality, String team, YearMonth month)
    implements Comparable<FigureKey> {

  private static final Comparator<String> TEXT =
      Comparator.nullsFirst((Comparator<String>) CodePointOrder.INSTANCE);

  private static final Comparator<FigureKey> ORDER =
      Comparator.comparing(FigureKey::rule, TEXT)
          .thenComparing(FigureKey::municipality, TEXT)
          .thenComparing(FigureKey::team, TEXT)
          .thenComparing(FigureKey::month);

  @Override
  public int compareTo(FigureKey other) {
    return ORDER.compare(this, other);
  }
}
