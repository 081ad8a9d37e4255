package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The token that commands show to a service that wants to know who asks. Never an option: others on
 * the machine can read a command line.
 */
final class AccessToken {

  private static final String VARIABLE = "FRISTVAGT_TOKEN";
  private static final String FILE_VARIABLE = "FRISTVAGT_TOKEN_FILE";

  private AccessToken() {}

  /**
   * From {@value #VARIABLE}, or the file that {@value #FILE_VARIABLE} names.
   *
   * @throws CommandFailure when that file cannot be read
   */
  static Optional<String> configured() {
    Optional<String> given = variable(VARIABLE);
    return given.isPresent() ? given : variable(FILE_VARIABLE).map(AccessToken::read);
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          FILE_VARIABLE + ": the file cannot be read; check the path and its permissions", e);
    }
  }
}
