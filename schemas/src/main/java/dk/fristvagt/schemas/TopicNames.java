package dk.fristvagt.schemas;

import java.util.regex.Pattern;

/**
 * The names of the topics.
 *
 * @param prefix put before every name as it is; may be empty
 */
public record TopicNames(String prefix) {

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

  /**
   * @throws IllegalArgumentException when the prefix holds a character that no topic may have, or
   *     is longer than 200
   */
  public TopicNames {
    if (!LEGAL.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix may hold letters, digits, dots, underscores and dashes only, at most 200");
    }
  }

  /** Without a prefix. */
  public static TopicNames plain() {
    return new TopicNames("");
  }

  /** Facts, ticks and activated catalogues. */
  public String caseChanges() {
    return prefix + "case-changes";
  }

  public String obligations() {
    return prefix + "obligations";
  }

  public String alerts() {
    return prefix + "alerts";
  }

  public String compliance() {
    return prefix + "compliance";
  }

  /** What instances of one service tell each other of their partitions' views. */
  public String views() {
    return prefix + "views";
  }

  /** What was kept out of {@link #caseChanges()}, and why. */
  public String rejects() {
    return prefix + "case-changes.rejects";
  }

  /** Who was shown which cases. */
  public String accessLog() {
    return prefix + "access-log";
  }
}
