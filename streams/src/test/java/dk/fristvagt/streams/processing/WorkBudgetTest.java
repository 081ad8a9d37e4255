package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.streams.store.StoreNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However many records a thread hands over before it commits, the work in between has an end. */
class WorkBudgetTest {

  private static final long RECEIVED = Instant.parse("2021-03-01T09:15:00Z").toEpochMilli();
  private static final int CASES = 200;

  /** Each look at the time finds it a millisecond later. */
  private long millis;

  @Test
  void itIsSpentAfterItsTimeAndWhollyThereAfterARefill() {
    WorkBudget budget = WorkBudget.of(1, Duration.ofMillis(3), this::nanoTime);

    assertThat(budget.isSpent()).isFalse();
    assertThat(budget.isSpent()).isFalse();
    assertThat(budget.isSpent()).isTrue();
    assertThat(budget.isSpent()).isTrue();
    budget.refill();
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void withoutATimeItIsNeverSpent() {
    assertThat(WorkBudget.of(1).isSpent()).isFalse();
  }

  @Test
  void recordsAfterASpentBudgetAreTakenInAndNoCaseIsLookedAt() {
    ProcessorHarness harness =
        new ProcessorHarness(
            BuiltInCatalogues.dkChildServices(),
            () -> WorkBudget.of(CASES, Duration.ofMillis(6), this::nanoTime));
    for (int i = 0; i < CASES; i++) {
      harness.fact(notification(i), RECEIVED);
    }
    harness.punctuate();
    harness.tick(RECEIVED);
    long judged = harness.entries(StoreNames.CASES);
    assertThat(judged).isBetween(1L, CASES / 2L);

    for (int i = 0; i < 100; i++) {
      harness.tick(RECEIVED + 1 + i);
    }
    assertThat(harness.entries(StoreNames.CASES)).isEqualTo(judged);

    harness.punctuate();
    assertThat(harness.entries(StoreNames.CASES)).isGreaterThan(judged);
    harness.drain();
    assertThat(harness.entries(StoreNames.CASES)).isEqualTo(CASES);
    assertThat(harness.view().clock()).isEqualTo(RECEIVED + 100);
  }

  private long nanoTime() {
    return Duration.ofMillis(millis++).toNanos();
  }

  private static Fact notification(int number) {
    return new Fact(
        "0330",
        "c-" + number,
        "n",
        0,
        false,
        null,
        FactTime.ofInstant(RECEIVED),
        FactTime.ofInstant(RECEIVED),
        null,
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", "n", "notifier", "CITIZEN", "knownCase", false),
        null);
  }
}
