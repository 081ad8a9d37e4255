package dk.fristvagt.app.runtime;

/** A command cannot do what it was asked to; the message says in one line why, and what to do. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
