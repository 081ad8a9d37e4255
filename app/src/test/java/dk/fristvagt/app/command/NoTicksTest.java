package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flag that the configuration file can set as well as the command line. */
class NoTicksTest {

  private static final String MISSING =
      "--no-ticks needs a --source, or the clock would never move.";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "'service: {no-ticks: true}', '', true",
    "'service: {no-ticks: true}', --no-ticks, true",
    "'service: {no-ticks: true}', --no-ticks=false, false",
    "'service: {no-ticks: false}', --no-ticks, true",
    "'service: {no-ticks: false}', '', false",
    "'topics: {partitions: 4}', --no-ticks, true"
  })
  void theCommandLineWinsOverTheFile(String yaml, String option, boolean without)
      throws IOException {
    Path file = Files.writeString(directory.resolve("fristvagt.yaml"), yaml);
    // Without ticks and without a source nothing would start; with them, the missing port does.
    CapturedRun run =
        option.isEmpty()
            ? CapturedRun.of(
                "serve", "--state-dir", directory.toString(), "--config", file.toString())
            : CapturedRun.of(
                "serve", "--state-dir", directory.toString(), "--config", file.toString(), option);

    assertThat(run.err().contains(MISSING)).isEqualTo(without);
    assertThat(run.exitCode()).isNotZero();
  }
}
