package dk.fristvagt.streams.view;

/**
 * How far a partition is with a new catalogue.
 *
 * @param followed the one that its answers follow
 * @param state what is under way
 * @param next the one that is to be followed; null when {@link State#CURRENT}
 * @param published the number of the latest publication that it has read, or null
 * @param done how many cases the new catalogue has been applied to; 0 unless {@link State#SWEEPING}
 * @param total how many cases there are
 */
public record CatalogueChange(
    int partition,
    CatalogueInForce followed,
    State state,
    Next next,
    Long published,
    long done,
    long total) {

  /** What is under way. */
  public enum State {
    /** Nothing: the latest catalogue is followed. */
    CURRENT("current"),
    /** A new one waits for the next clock step. */
    WAITING("waiting"),
    /** Every case is looked at by the new one; answers still follow the old one. */
    SWEEPING("sweeping");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** The name in reports. */
    public String label() {
      return label;
    }
  }

  /** A catalogue that is to be followed. */
  public record Next(String id, String fingerprint) {}
}
