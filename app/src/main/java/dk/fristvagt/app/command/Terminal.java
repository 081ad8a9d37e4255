package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.Progress;

/** Whether a human looks at standard error. */
final class Terminal {

  /** Set by the launcher, which can ask the operating system: true or false. */
  static final String STDERR_IS_TERMINAL = "fristvagt.stderr.terminal";

  private Terminal() {}

  static boolean isStandardError() {
    String told = System.getProperty(STDERR_IS_TERMINAL);
    return told == null ? System.console() != null : Boolean.parseBoolean(told);
  }

  /** On standard error when that is a terminal, else silent. */
  static Progress progress() {
    return isStandardError() ? new TerminalProgress() : Progress.SILENT;
  }
}
