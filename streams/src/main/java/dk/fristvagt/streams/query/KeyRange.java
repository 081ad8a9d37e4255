package dk.fristvagt.streams.query;

/**
 * Keys of a store from one to another, both inclusive, in the order of their UTF-8.
 *
 * @param from null for the first of the store
 * @param to null for the last of the store
 */
public record KeyRange(String from, String to) {

  public static final KeyRange ALL = new KeyRange(null, null);

  public static KeyRange from(String key) {
    return new KeyRange(key, null);
  }

  /**
   * Keys that begin with a text, whose last character must be followed by another in Unicode, and
   * the text with that in its place should there be such a key.
   */
  public static KeyRange startingWith(String prefix) {
    int last = prefix.length() - 1;
    return new KeyRange(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
  }
}
