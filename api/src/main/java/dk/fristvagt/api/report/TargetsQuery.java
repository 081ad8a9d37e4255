package dk.fristvagt.api.report;

/**
 * Which targets are wanted.
 *
 * @param by {@link Grouping#MUNICIPALITY} or {@link Grouping#TEAM}
 */
public record TargetsQuery(GroupFilter filter, Grouping by) {

  /** Everything by municipality. */
  public static final TargetsQuery DEFAULT =
      new TargetsQuery(GroupFilter.ALL, Grouping.MUNICIPALITY);

  /**
   * @throws IllegalArgumentException for figures by caseworker: targets are not for people
   */
  public TargetsQuery {
    if (by == Grouping.CASEWORKER) {
      throw new IllegalArgumentException("targets are by municipality or team");
    }
  }
}
