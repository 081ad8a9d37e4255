package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsCommandTest {

  /** Nothing listens on the port that is reserved for nothing. */
  private static final String NOWHERE = " --url http://127.0.0.1:1/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rejects retry",
        "rejects retry 0-1 --all",
        "rejects retry --reason BAD_VALUE --all",
        "rejects retry --reason RETRIED",
        "rejects list --reason x",
        "rejects list --limit 0",
        "rejects list --limit 501"
      })
  void wrongUsageIsToldApart(String arguments) {
    assertThat(run(arguments + NOWHERE).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejects list", "rejects retry 0-1 0-2", "rejects retry --all --json"})
  void aServiceThatDoesNotAnswerIsAFailure(String arguments) {
    CapturedRun run = run(arguments + NOWHERE);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains("no service answers at");
  }

  @Test
  void helpNamesTheReasons() {
    assertThat(run("rejects retry --help").out()).contains("UNKNOWN_TYPE", "--all", "ID...");
  }

  private static CapturedRun run(String arguments) {
    return CapturedRun.of(arguments.split(" "));
  }
}
