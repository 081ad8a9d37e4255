package dk.fristvagt.app.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * One run of the command line inside the test, with what it said. Not for tests that run at once.
 */
record CapturedRun(int exitCode, String out, String err) {

  static CapturedRun of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine commandLine = FristvagtCommandLine.create();
      commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      commandLine.setErr(new PrintWriter(err, true));
      int exitCode = commandLine.execute(args);
      System.out.flush();
      return new CapturedRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
