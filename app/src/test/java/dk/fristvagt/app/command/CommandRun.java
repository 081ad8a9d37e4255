package dk.fristvagt.app.command;

import java.util.List;

/** {@link CapturedRun} for tests of other packages. */
public record CommandRun(int exitCode, String out, String err) {

  public static CommandRun of(String... args) {
    CapturedRun run = CapturedRun.of(args);
    return new CommandRun(run.exitCode(), run.out(), run.err());
  }

  public List<String> outLines() {
    return out.lines().toList();
  }
}
