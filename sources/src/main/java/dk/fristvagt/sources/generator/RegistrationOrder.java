package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.Fact;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Merges histories by {@code registeredAt}; equal times are in the order of the histories.
 *
 * <p>A history joins the queue once the earliest fact in it is not before the first instant of that
 * history; until then nothing of it can be next. Holds the facts still to come of the histories
 * that have begun. Not thread-safe.
 */
public final class RegistrationOrder implements Iterator<Fact> {

  private static final Comparator<Rest> NEXT =
      Comparator.comparingLong(Rest::registeredAt).thenComparingInt(rest -> rest.number);

  private final NumberedHistories histories;
  private final PriorityQueue<Rest> begun = new PriorityQueue<>(NEXT);
  private int nextCase;

  public RegistrationOrder(NumberedHistories histories) {
    this.histories = histories;
  }

  @Override
  public boolean hasNext() {
    admit();
    return !begun.isEmpty();
  }

  @Override
  public Fact next() {
    admit();
    Rest first = begun.poll();
    if (first == null) {
      throw new NoSuchElementException("no more facts");
    }
    Fact fact = first.take();
    if (!first.isEmpty()) {
      begun.add(first);
    }
    return fact;
  }

  private void admit() {
    while (nextCase < histories.count()
        && (begun.isEmpty() || histories.earliestOf(nextCase) <= begun.peek().registeredAt())) {
      List<Fact> facts = histories.factsOf(nextCase);
      if (!facts.isEmpty()) {
        begun.add(new Rest(nextCase, facts));
      }
      nextCase++;
    }
  }

  /** What is left of a case. */
  private static final class Rest {
    final int number;
    private final List<Fact> facts;
    private int position;

    Rest(int number, List<Fact> facts) {
      this.number = number;
      this.facts = facts;
    }

    long registeredAt() {
      return facts.get(position).registeredAt().epochMilli();
    }

    /** Lets go of what it hands over, so that a long case does not hold its past. */
    Fact take() {
      return facts.set(position++, null);
    }

    boolean isEmpty() {
      return position == facts.size();
    }
  }
}
