package dk.fristvagt.app.runtime;

/** What was going on was cut short by a request to stop. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("stopped");
  }
}
