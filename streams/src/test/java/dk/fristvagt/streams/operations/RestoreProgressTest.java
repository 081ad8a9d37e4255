package dk.fristvagt.streams.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

  private static final TopicPartition CHANGELOG = new TopicPartition("app-facts-changelog", 3);

  private Instant now = Instant.ofEpochMilli(1_000);
  private final RestoreProgress progress = new RestoreProgress(() -> now);

  @Test
  void saysHowMuchOfAChangelogIsReadUntilItIsDone() {
    progress.onRestoreStart(CHANGELOG, "facts", 100, 1_100);
    progress.onBatchRestored(CHANGELOG, "facts", 400, 300);
    progress.onBatchRestored(CHANGELOG, "facts", 600, 150);

    assertThat(progress.all())
        .containsExactly(
            new RestoreProgress.Restore(
                "facts", 3, 450, 1_000, Instant.ofEpochMilli(1_000), null, false));

    now = Instant.ofEpochMilli(2_000);
    progress.onRestoreEnd(CHANGELOG, "facts", 450);

    assertThat(progress.all())
        .containsExactly(
            new RestoreProgress.Restore(
                "facts",
                3,
                450,
                1_000,
                Instant.ofEpochMilli(1_000),
                Instant.ofEpochMilli(2_000),
                true));
  }

  @Test
  void whatIsGivenUpIsNotDone() {
    progress.onRestoreStart(CHANGELOG, "facts", 0, 10);
    progress.onRestoreSuspended(CHANGELOG, "facts", 4);

    assertThat(progress.all().get(0).done()).isFalse();
    assertThat(progress.all().get(0).endedAt()).isEqualTo(Instant.ofEpochMilli(1_000));
  }
}
