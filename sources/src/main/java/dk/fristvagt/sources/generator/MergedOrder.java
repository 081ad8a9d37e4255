package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.Fact;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Several municipalities as one stream in the order of {@code registeredAt}. Equal times are in the
 * order in which the municipalities are given. Holds what each of them holds. Not thread-safe.
 */
public final class MergedOrder implements Iterator<Fact> {

  private static final Comparator<Head> NEXT =
      Comparator.comparingLong((Head head) -> head.fact.registeredAt().epochMilli())
          .thenComparingInt(head -> head.number);

  private final PriorityQueue<Head> heads = new PriorityQueue<>(NEXT);

  /**
   * @param streams each in the order of registration
   */
  public MergedOrder(List<Iterator<Fact>> streams) {
    for (int number = 0; number < streams.size(); number++) {
      Iterator<Fact> rest = streams.get(number);
      if (rest.hasNext()) {
        heads.add(new Head(number, rest.next(), rest));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Fact next() {
    Head first = heads.poll();
    if (first == null) {
      throw new NoSuchElementException("no more facts");
    }
    if (first.rest.hasNext()) {
      heads.add(new Head(first.number, first.rest.next(), first.rest));
    }
    return first.fact;
  }

  private record Head(int number, Fact fact, Iterator<Fact> rest) {}
}
