package dk.fristvagt.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.streams.cluster.ClusterSecret;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several instances of the service against one broker: each answers every question for all
 * partitions as a single instance does, whoever joins, is killed, or loses the topic of views.
 */
@Tag("system")
class ClusterTest {

  private static final String SECRET = "a secret of thirty-two characters or more";
  private static final int CHILDREN = 40;

  @TempDir private static Path directory;
  private static StopSignal stop;
  private static SystemAccess system;
  private static List<Fact> facts;

  /** What a single instance says of the same facts. */
  private static Map<String, String> expected;

  @BeforeAll
  static void startBroker() {
    stop = StopSignal.ofJob();
    system = SystemAccess.started(DataDirectory.ensure(directory.resolve("broker")));
    facts = ClusterFeed.facts(CHILDREN);
    TopicNames topics = new TopicNames("single.");
    try (ClusterFeed feed = new ClusterFeed(system.connection(), topics, facts);
        LiveService single = start(topics, "single", false)) {
      expected = new Answers(single.address()).await(feed.until(1)).all();
    }
  }

  @AfterAll
  static void stopBroker() {
    system.close();
    stop.close();
  }

  @Test
  @Timeout(300)
  void everyInstanceAnswersAsASingleOneDoesAndALostTopicOfViewsIsRebuilt() throws Exception {
    TopicNames topics = new TopicNames("joined.");
    KafkaConnection kafka = system.connection();
    try (ClusterFeed feed = new ClusterFeed(kafka, topics, facts)) {
      try (LiveService first = start(topics, "one", true)) {
        Answers ofFirst = new Answers(first.address());
        ofFirst.await(feed.until(0.4));
        try (LiveService second = start(topics, "two", true)) {
          feed.until(0.7);
          Answers ofSecond = new Answers(second.address());
          awaitShared(ofSecond);
          Instant end = feed.until(1);

          assertThat(expected).hasSizeGreaterThan(30);
          assertThat(expected.values()).allMatch(answer -> answer.startsWith("200 "));
          assertSame(ofFirst.await(end).all(), expected);
          assertSame(ofSecond.await(end).all(), expected);
        }
        assertSame(ofFirst.all(), expected);
      }
      deleteViews(kafka, topics);
      try (LiveService first = start(topics, "one", true)) {
        assertSame(new Answers(first.address()).await(ClusterFeed.END).all(), expected);
      }
    }
  }

  @Test
  @Timeout(300)
  void whenOneIsKilledTheOtherAnswersOnAndTakesOver() throws Exception {
    TopicNames topics = new TopicNames("killed.");
    KafkaConnection kafka = system.connection();
    try (ClusterFeed feed = new ClusterFeed(kafka, topics, facts);
        InstanceProcess survivor =
            new InstanceProcess(kafka, "killed.", "killed", SECRET, directory.resolve("k1"));
        InstanceProcess killed =
            new InstanceProcess(kafka, "killed.", "killed", SECRET, directory.resolve("k2"))) {
      Answers answers = new Answers(survivor.address());
      Instant half = feed.until(0.5);
      awaitShared(answers);
      answers.await(half);
      JsonNode some = answers.json("/api/v1/obligations?limit=100&status=met&status=overdue");
      try (Poller poller = Poller.start(answers, some.path("obligations"))) {
        feed.until(0.55);
        killed.kill();
        long dark = System.nanoTime();
        Instant end = feed.until(1);
        answers.await(end);
        System.err.println(
            "dark for " + Duration.ofNanos(System.nanoTime() - dark).toMillis() + " ms");

        assertThat(poller.stop()).isEmpty();
        assertThat(poller.polls()).isGreaterThan(20);
      }
      assertSame(answers.all(), expected);
      JsonNode instances = answers.json("/api/v1/operations").path("instances");
      assertThat(instances).hasSize(1);
      assertThat(instances.at("/0/partitions")).hasSize(ClusterFeed.PARTITIONS);
    }
  }

  /** Waits until two instances share the partitions evenly. */
  private static void awaitShared(Answers answers) {
    while (true) {
      JsonNode instances = answers.json("/api/v1/operations").path("instances");
      if (instances.size() == 2
          && instances.at("/0/partitions").size() == ClusterFeed.PARTITIONS / 2
          && instances.at("/1/partitions").size() == ClusterFeed.PARTITIONS / 2) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static void assertSame(Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((path, answer) -> assertThat(actual.get(path)).as(path).isEqualTo(answer));
  }

  private static void deleteViews(KafkaConnection kafka, TopicNames topics) throws Exception {
    try (Admin admin = kafka.admin()) {
      admin.deleteTopics(List.of(topics.views())).all().get();
      while (admin.listTopics().names().get().contains(topics.views())) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private static LiveService start(TopicNames topics, String name, boolean shares) {
    ServiceSettings settings =
        new ServiceSettings(
            new TopicSettings(topics, ClusterFeed.PARTITIONS, (short) 1),
            BuiltInCatalogues.dkChildServices(),
            Set.of(ClusterFeed.SOURCE),
            shares ? "shared" : name,
            directory.resolve(name),
            2,
            0,
            Clock.systemUTC(),
            Duration.ofMinutes(1),
            Map.of(),
            Population.NONE);
    return LiveService.start(
        shares
            ? settings.withCluster(
                new ClusterSettings(
                    "127.0.0.1",
                    0,
                    "127.0.0.1",
                    Optional.of(name),
                    Optional.of(new ClusterSecret(SECRET))))
            : settings,
        system.connection(),
        Duration.ZERO,
        false,
        stop);
  }
}
