package dk.fristvagt.rules.fact;

/** A record that must not count. The message names the field and what is wrong, never the value. */
public final class RejectedFactException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public RejectedFactException(RejectReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
