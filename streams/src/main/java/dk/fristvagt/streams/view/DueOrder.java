package dk.fristvagt.streams.view;

/** Sorts obligations as worklists do: the longest overdue first, then by id. */
public record DueOrder(long due, String id) implements Comparable<DueOrder> {

  @Override
  public int compareTo(DueOrder other) {
    int byDue = Long.compare(due, other.due);
    return byDue != 0 ? byDue : id.compareTo(other.id);
  }
}
