package dk.fristvagt.identity;

/** A token or a sign-in that does not count. Says why, and nothing of what was sent. */
public final class IdentityRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  IdentityRefusedException(Refusal refusal) {
    super(refusal.text(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
