package dk.fristvagt.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which numbers are ports. */
final class Ports {

  private static final int LAST = 65_535;

  private Ports() {}

  /**
   * @throws ParameterException when it is none
   */
  static void check(CommandSpec command, int port) {
    if (port < 0 || port > LAST) {
      throw new ParameterException(command.commandLine(), "--port must be from 0 to 65535.");
    }
  }
}
