package dk.fristvagt.streams.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers of the topic of views: in no group, and of what is committed only. */
public final class ViewsConsumers implements Supplier<Consumer<byte[], byte[]>> {

  private static final int MOST_RECORDS = 5_000;

  private final Map<String, Object> config;

  /**
   * @param connection {@code bootstrap.servers} and security
   */
  public ViewsConsumers(Map<String, ?> connection, String clientId) {
    Map<String, Object> all = new HashMap<>(connection);
    all.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    // A position that is gone means that the topic is another one: begin with nothing.
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    this.config = Map.copyOf(all);
  }

  /** To be closed by the caller. */
  @Override
  public Consumer<byte[], byte[]> get() {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
