package dk.fristvagt.identity;

/** The identity provider cannot be asked just now, so that nobody can be told from another. */
public final class ProviderUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProviderUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
