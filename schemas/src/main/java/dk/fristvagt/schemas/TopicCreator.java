package dk.fristvagt.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics that are missing and says where those that exist differ. Never changes one
 * that exists.
 */
public final class TopicCreator {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long PAUSE_MS = 50;

  private final Admin admin;

  /**
   * @param admin stays the caller's to close
   */
  public TopicCreator(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates what is missing. When it returns, every topic of the list exists and can be written to.
   * May run beside another one.
   *
   * @throws KafkaException when the cluster cannot be reached or refuses
   */
  public TopicReport create(List<TopicSpec> specs) {
    Set<String> present = await(admin.listTopics().names());
    List<String> created = new ArrayList<>();
    List<TopicSpec> existing = new ArrayList<>();
    for (TopicSpec spec : specs) {
      if (!present.contains(spec.name()) && createOne(spec)) {
        created.add(spec.name());
      } else {
        existing.add(spec);
      }
    }
    Map<String, TopicDescription> descriptions = describe(specs);
    return new TopicReport(
        created,
        existing.stream().map(TopicSpec::name).toList(),
        existing.isEmpty() ? List.of() : differences(existing, descriptions));
  }

  private boolean createOne(TopicSpec spec) {
    NewTopic topic =
        new NewTopic(spec.name(), spec.partitions(), spec.replicationFactor())
            .configs(spec.configs());
    try {
      await(admin.createTopics(List.of(topic)).all());
      return true;
    } catch (TopicExistsException e) {
      // Another instance was faster.
      return false;
    }
  }

  /** A topic that was just created may be unknown to the broker that is asked, for a moment. */
  private Map<String, TopicDescription> describe(List<TopicSpec> specs) {
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    long giveUp = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      try {
        return await(admin.describeTopics(names).allTopicNames());
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() - giveUp > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private List<TopicDifference> differences(
      List<TopicSpec> specs, Map<String, TopicDescription> descriptions) {
    Map<ConfigResource, Config> configs =
        await(
            admin
                .describeConfigs(
                    specs.stream().map(TopicCreator::resource).collect(Collectors.toSet()))
                .all());
    List<TopicDifference> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      int partitions = descriptions.get(spec.name()).partitions().size();
      compare(
          differences,
          spec.name(),
          "partitions",
          String.valueOf(spec.partitions()),
          String.valueOf(partitions));
      Config config = configs.get(resource(spec));
      new TreeMap<>(spec.configs())
          .forEach(
              (setting, expected) ->
                  compare(differences, spec.name(), setting, expected, value(config, setting)));
    }
    return differences;
  }

  private static void compare(
      List<TopicDifference> differences,
      String topic,
      String setting,
      String expected,
      String actual) {
    if (!expected.equals(actual)) {
      differences.add(new TopicDifference(topic, setting, expected, actual));
    }
  }

  private static String value(Config config, String setting) {
    ConfigEntry entry = config.get(setting);
    return entry == null ? null : entry.value();
  }

  private static ConfigResource resource(TopicSpec spec) {
    return new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
