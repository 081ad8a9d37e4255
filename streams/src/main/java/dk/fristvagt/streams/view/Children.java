package dk.fristvagt.streams.view;

import java.util.Arrays;
import java.util.Set;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * Children of a municipality with a measure, each with the number of its cases here. Immutable.
 *
 * <p>A child may have cases in several partitions. To count it once, their children must be held
 * against each other; they are kept in parts so that of those only what changed need be: a part
 * that is the same object holds the same children.
 */
public final class Children {

  /** How many parts there are; a child is in the same one everywhere. */
  public static final int PARTS = 64;

  static final Children NONE = new Children(empty());

  private final HashPMap<String, Integer>[] parts;

  private Children(HashPMap<String, Integer>[] parts) {
    this.parts = parts;
  }

  /** The pseudonyms in a part, 0 to {@link #PARTS} exclusive. */
  public Set<String> part(int number) {
    return parts[number].keySet();
  }

  /** Whether a part holds the same for sure. */
  public boolean sharesPart(int number, Children other) {
    return parts[number] == other.parts[number];
  }

  /** How many there are. */
  public int size() {
    int size = 0;
    for (HashPMap<String, Integer> part : parts) {
      size += part.size();
    }
    return size;
  }

  /** With n more cases of a child; n may be negative. */
  Children plus(String child, int n) {
    int hash = child.hashCode();
    int number = (hash ^ hash >>> 16) & (PARTS - 1);
    HashPMap<String, Integer>[] changed = parts.clone();
    changed[number] = Tally.plus(parts[number], child, n);
    return new Children(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Children children && Arrays.equals(parts, children.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return Arrays.toString(parts);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static HashPMap<String, Integer>[] empty() {
    HashPMap<String, Integer>[] parts = new HashPMap[PARTS];
    Arrays.fill(parts, HashTreePMap.empty());
    return parts;
  }
}
