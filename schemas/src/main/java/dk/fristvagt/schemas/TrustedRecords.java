package dk.fristvagt.schemas;

import dk.fristvagt.schemas.v1.CaseChange;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that it may make records of the generated package, which it refuses by default. What
 * it trusted before stays trusted. Thread-safe.
 */
public final class TrustedRecords {

  private static final String PACKAGE = CaseChange.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private TrustedRecords() {}

  /** Does nothing after the first call; everything here that reads or makes records calls it. */
  public static void allow() {
    // The static initialiser did it.
  }
}
