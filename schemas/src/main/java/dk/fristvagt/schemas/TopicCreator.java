package dk.fristvagt.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
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

/**
 * Creates the topics that are missing and says where those that exist differ. Never changes one
 * that exists.
 */
public final class TopicCreator {

  private final Admin admin;

  /**
   * @param admin stays the caller's to close
   */
  public TopicCreator(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates what is missing. When it returns, every topic of the list exists. May run beside
   * another one.
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
    return new TopicReport(
        created, existing.stream().map(TopicSpec::name).toList(), differences(existing));
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

  private List<TopicDifference> differences(List<TopicSpec> specs) {
    if (specs.isEmpty()) {
      return List.of();
    }
    Map<String, TopicDescription> descriptions =
        await(admin.describeTopics(specs.stream().map(TopicSpec::name).toList()).allTopicNames());
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
