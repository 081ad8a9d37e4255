package dk.fristvagt.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);

  @TempDir private Path path;

  @Test
  void historyEndsAtTheStartOfTheLocalDay() {
    DemoPlan plan = DemoPlan.of(new DataDirectory(path), new DemoSize(1, 100, 31), TODAY);

    assertThat(plan.firstTick()).isEqualTo(Instant.parse("2024-03-30T23:00:00Z"));
    assertThat(plan.visibleFrom()).isEqualTo(Instant.parse("2024-04-30T22:00:00Z"));
  }

  @Test
  void aDirectoryKeepsItsPlanWhateverTheDay() {
    DemoPlan first = DemoPlan.of(new DataDirectory(path), new DemoSize(9, 100, 31), TODAY);

    DemoPlan later = DemoPlan.of(new DataDirectory(path), null, TODAY.plusYears(1));

    assertThat(later).isEqualTo(first);
  }

  @Test
  void anotherSeedIsRefused() {
    DemoPlan.of(new DataDirectory(path), new DemoSize(9, 100, 31), TODAY);

    assertThatThrownBy(() -> DemoPlan.of(new DataDirectory(path), new DemoSize(8, 100, 31), TODAY))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--seed 9");
  }

  @Test
  void aDirectoryOfTheServiceIsRefused() throws IOException {
    Files.createDirectories(path.resolve("kafka"));

    assertThatThrownBy(() -> DemoPlan.of(new DataDirectory(path), null, TODAY))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no demonstration");
  }
}
