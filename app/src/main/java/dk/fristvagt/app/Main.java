package dk.fristvagt.app;

import dk.fristvagt.app.command.FristvagtCommandLine;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] args) {
    int exitCode = FristvagtCommandLine.create().execute(args);
    System.out.flush();
    System.exit(exitCode);
  }
}
