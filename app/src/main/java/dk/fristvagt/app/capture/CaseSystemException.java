package dk.fristvagt.app.capture;

import java.sql.SQLException;

/** The case system's database did not do what it was asked. */
public final class CaseSystemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CaseSystemException(SQLException cause) {
    super("the case system's database: " + cause.getMessage(), cause);
  }
}
