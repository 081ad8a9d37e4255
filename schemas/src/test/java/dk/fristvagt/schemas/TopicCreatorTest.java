package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCreatorTest {

  private static final Node NODE = new Node(0, "localhost", 9092);
  private static final TopicSettings SETTINGS =
      new TopicSettings(new TopicNames("test."), 4, (short) 1);

  private final MockAdminClient admin = new MockAdminClient(List.of(NODE), NODE);

  @AfterEach
  void close() {
    admin.close(Duration.ZERO);
  }

  @Test
  void createsWhatIsMissing() throws Exception {
    TopicReport report = new TopicCreator(admin).create(SETTINGS.specs());

    assertThat(report.created())
        .containsExactly(
            "test.case-changes",
            "test.obligations",
            "test.alerts",
            "test.compliance",
            "test.case-changes.rejects",
            "test.access-log");
    assertThat(report.differences()).isEmpty();
    assertThat(partitions("test.case-changes")).isEqualTo(4);
    assertThat(partitions("test.case-changes.rejects")).isEqualTo(1);
  }

  @Test
  void leavesWhatExistsAndSaysWhereItDiffers() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic("test.case-changes", 3, (short) 1)
                    .configs(Map.of("cleanup.policy", "delete"))))
        .all()
        .get(10, TimeUnit.SECONDS);

    TopicReport report = new TopicCreator(admin).create(List.of(SETTINGS.caseChanges()));

    assertThat(report.created()).isEmpty();
    assertThat(report.existing()).containsExactly("test.case-changes");
    assertThat(report.partitionsDiffer()).isTrue();
    assertThat(report.differences())
        .contains(
            new TopicDifference("test.case-changes", "partitions", "4", "3"),
            new TopicDifference("test.case-changes", "cleanup.policy", "compact", "delete"));
    assertThat(partitions("test.case-changes")).isEqualTo(3);
  }

  @Test
  void factsAreCompactedAfterAWeekAtTheEarliestAndNothingReplayedIsAgedAway() {
    assertThat(SETTINGS.caseChanges().configs())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("min.compaction.lag.ms", "604800000");
    assertThat(SETTINGS.obligations().configs()).containsEntry("cleanup.policy", "compact");
    assertThat(SETTINGS.compliance().configs()).containsEntry("cleanup.policy", "compact");
    assertThat(SETTINGS.alerts().configs()).containsEntry("retention.ms", "-1");
    assertThat(SETTINGS.rejects().configs())
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void theAccessLogIsNeverCompactedAndAgesByTheBrokersTime() {
    assertThat(SETTINGS.accessLog().partitions()).isEqualTo(1);
    assertThat(SETTINGS.accessLog().configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(730).toMillis()))
        .containsEntry("retention.bytes", "-1")
        .containsEntry("min.insync.replicas", "1");
    TopicSettings production =
        new TopicSettings(TopicNames.plain(), 4, (short) 3)
            .withAccessLogRetention(Duration.ofDays(180));
    assertThat(production.accessLog().configs())
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(180).toMillis()))
        .containsEntry("min.insync.replicas", "2");
    assertThatThrownBy(() -> SETTINGS.withAccessLogRetention(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPrefixThatNoTopicMayHaveIsRefused() {
    assertThatThrownBy(() -> new TopicNames("a b")).isInstanceOf(IllegalArgumentException.class);
  }

  private int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(10, TimeUnit.SECONDS)
        .get(topic)
        .partitions()
        .size();
  }
}
