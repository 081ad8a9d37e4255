package dk.fristvagt.api.report;

/**
 * Which status is wanted.
 *
 * @param countsOnly whether whoever asks may see how many deadlines there are, and no other figure
 */
public record StatusQuery(GroupFilter filter, boolean countsOnly) {

  /** With every figure. */
  public static StatusQuery of(GroupFilter filter) {
    return new StatusQuery(filter, false);
  }
}
