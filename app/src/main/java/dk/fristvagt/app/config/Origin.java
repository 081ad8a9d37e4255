package dk.fristvagt.app.config;

import java.nio.file.Path;

/** Where a value was given. */
public sealed interface Origin {

  /** In words that lead whoever must change the value to it. */
  String text();

  /**
   * @param line from 1
   */
  record InFile(Path file, int line) implements Origin {
    @Override
    public String text() {
      return file + ":" + line;
    }
  }

  /** An environment variable. */
  record InEnvironment(String variable) implements Origin {
    @Override
    public String text() {
      return variable;
    }
  }

  /** An option of the command line. */
  record OnCommandLine(String option) implements Origin {
    @Override
    public String text() {
      return option;
    }
  }

  /**
   * A file that holds nothing but a secret.
   *
   * @param named where the file is named
   */
  record InSecretFile(Path file, Origin named) implements Origin {
    @Override
    public String text() {
      return file + " (named in " + named.text() + ")";
    }
  }

  /** Nowhere: what holds when nothing is said. */
  record BuiltIn() implements Origin {
    @Override
    public String text() {
      return "built in";
    }
  }
}
