package dk.fristvagt.samples.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.samples.alerts.Inbox.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @TempDir private Path directory;

  @Test
  void anAlertIsActedOnOnceAlsoAfterARestart() throws Exception {
    try (Inbox inbox = inbox()) {
      assertThat(inbox.take(alert("o", 1, "DUE_SOON", 0), "alerts", 0, 7)).isEqualTo(Outcome.DONE);
      assertThat(inbox.take(alert("o", 2, "OVERDUE", DAY), "alerts", 0, 8)).isEqualTo(Outcome.DONE);
    }
    try (Inbox inbox = inbox()) {
      assertThat(inbox.position("alerts", 0)).hasValue(9);
      assertThat(inbox.position("alerts", 1)).isEmpty();
      assertThat(inbox.take(alert("o", 1, "DUE_SOON", 0), "alerts", 0, 7))
          .isEqualTo(Outcome.REPEATED);
      assertThat(inbox.openTasks()).containsExactly("o#2 OVERDUE");
    }
  }

  @Test
  void aRetractionTakesTheTaskAwayAndTheCycleMayBeginAgain() throws Exception {
    try (Inbox inbox = inbox()) {
      inbox.take(alert("o", 1, "OVERDUE", 0), "alerts", 0, 0);
      inbox.take(alert("o", 2, "RETRACTED", DAY), "alerts", 0, 1);
      assertThat(inbox.openTasks()).isEmpty();

      inbox.take(alert("o", 3, "OVERDUE", DAY), "alerts", 0, 2);
      assertThat(inbox.openTasks()).containsExactly("o#3 OVERDUE");
    }
  }

  @Test
  void whatIsForgottenIsNotTakenForNew() throws Exception {
    try (Inbox inbox = inbox()) {
      inbox.take(alert("old", 1, "OVERDUE", 0), "alerts", 0, 0);
      inbox.take(alert("old", 2, "RESOLVED", 0), "alerts", 0, 1);
      inbox.take(alert("new", 1, "OVERDUE", 11 * DAY), "alerts", 0, 2);

      assertThat(inbox.take(alert("old", 1, "OVERDUE", 0), "alerts", 0, 0))
          .isEqualTo(Outcome.TOO_OLD);
      assertThat(inbox.openTasks()).containsExactly("new#1 OVERDUE");
      assertThat(inbox.take(alert("old", 3, "OVERDUE", 12 * DAY), "alerts", 0, 3))
          .as("it was forgotten")
          .isEqualTo(Outcome.DONE_AFTER_GAP);
    }
  }

  @Test
  void aTaskThatIsOpenIsNotForgotten() throws Exception {
    try (Inbox inbox = inbox()) {
      inbox.take(alert("old", 1, "OVERDUE", 0), "alerts", 0, 0);
      inbox.take(alert("new", 1, "OVERDUE", 11 * DAY), "alerts", 0, 1);
      assertThat(inbox.openTasks()).containsExactly("new#1 OVERDUE", "old#1 OVERDUE");

      assertThat(inbox.take(alert("old", 2, "RESOLVED", 12 * DAY), "alerts", 0, 2))
          .isEqualTo(Outcome.DONE);
      assertThat(inbox.openTasks()).containsExactly("new#1 OVERDUE");
    }
  }

  @Test
  void anAlertThatWasNeverSeenIsNoticed() throws Exception {
    try (Inbox inbox = inbox()) {
      assertThat(inbox.take(alert("o", 2, "OVERDUE", 0), "alerts", 0, 0))
          .isEqualTo(Outcome.DONE_AFTER_GAP);
    }
  }

  private Inbox inbox() throws Exception {
    return new Inbox(directory.resolve("inbox"), Duration.ofDays(10));
  }

  private static AlertMessage alert(String obligation, int sequence, String kind, long clock) {
    return new AlertMessage(
        obligation, sequence, kind, "r", "0330", "c", "t", "w", 0, clock, null, null, null);
  }
}
