package dk.fristvagt.api.live;

/** One more reader cannot be taken. */
public final class LiveRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  LiveRefusedException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why not. */
  public enum Reason {
    /** As many clients as there may be. */
    TOO_MANY_CLIENTS,
    /** The filter is one that nobody follows, and as many others are followed as may be. */
    TOO_MANY_CHANNELS,
    /** The service is being stopped. */
    CLOSED
  }
}
