package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemFileTest {

  private static final KafkaConnection CONNECTION =
      new KafkaConnection("127.0.0.1:1234", "http://127.0.0.1:5678");

  @TempDir private Path directory;

  @Test
  void tellsHowToReachWhatRuns() {
    RunningSystemFile file = new RunningSystemFile(directory.resolve("running.properties"));

    file.write(CONNECTION);

    assertThat(file.read()).contains(CONNECTION);
  }

  @Test
  void tellsWhereTheServiceAnswersBesideHowToReachTheBroker() {
    RunningSystemFile file = new RunningSystemFile(directory.resolve("running.properties"));
    file.write(CONNECTION);
    assertThat(file.readService()).isEmpty();

    file.writeService(URI.create("http://127.0.0.1:8081/"));

    assertThat(file.readService()).contains(URI.create("http://127.0.0.1:8081/"));
    assertThat(file.read()).contains(CONNECTION);
  }

  @Test
  void tellsNothingWhenNothingRuns() {
    RunningSystemFile file = new RunningSystemFile(directory.resolve("running.properties"));
    file.write(CONNECTION);

    file.delete();

    assertThat(file.read()).isEmpty();
  }

  @Test
  void aFileLeftBehindByAProcessThatIsGoneCountsForNothing() throws Exception {
    Path path = directory.resolve("running.properties");
    RunningSystemFile file = new RunningSystemFile(path);
    file.write(CONNECTION);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    replacePid(path, Long.toString(gone.pid()));

    assertThat(file.read()).isEmpty();
  }

  @Test
  void aDamagedFileCountsForNothing() throws IOException {
    Path path = directory.resolve("running.properties");
    Files.writeString(path, "bootstrap.servers=x\npid=seven\n");

    assertThat(new RunningSystemFile(path).read()).isEmpty();
  }

  private static void replacePid(Path path, String pid) throws IOException {
    String text = Files.readString(path).replaceAll("pid=.*", "pid=" + pid);
    Files.writeString(path, text);
  }
}
