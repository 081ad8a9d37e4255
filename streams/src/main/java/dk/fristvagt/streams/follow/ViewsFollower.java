package dk.fristvagt.streams.follow;

import dk.fristvagt.streams.consumer.ConsumerThread;
import dk.fristvagt.streams.processing.FollowedView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the views of all partitions, whichever instances their tasks run on: reads the topic of
 * views from its beginning and follows it, on a thread of its own and in no consumer group.
 *
 * <p>A worked example. The owner of partition 2 does step 12:00:00 in two transactions, dies in the
 * middle of step 12:00:05, and another goes on:
 *
 * <pre>
 *  offset  record                          shown here afterwards
 *    70    m 11:59:55                      11:59:55
 *    71    o A (open), f Nord (1 due)      11:59:55, for no marker has come yet
 *    73    [commit]
 *    74    o B (open), m 12:00:00          12:00:00, with A and B
 *    76    [commit]
 *    77    o A (gone)                      12:00:00: never handed over to a reader of what is
 *    78    [abort]                         committed; the stores of the next owner have A as well
 *    79    o A (gone), m 12:00:05          12:00:05, without A
 * </pre>
 *
 * <p>The writer puts each change into the transaction that makes it in the stores ({@code
 * ViewTopicWriter}), so that at every commit the records add up to what the stores hold; and a
 * marker stands where no step is under way. Behind a marker they add up to the view of its clock,
 * unless the broker's compaction has left a gap, which {@link CatchUp} tells.
 *
 * <p>While nobody writes, the last views stay as they are, with their clock. While the broker does
 * not answer, too: the reading then begins anew, and shows nothing until it has caught up.
 */
public final class ViewsFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ViewsFollower.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Reading all of it again will seldom help. */
  private static final Duration PAUSE_OF_UNREADABLE = Duration.ofSeconds(30);

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  private final List<TopicPartition> partitions;
  private final IntFunction<FollowedView> views;
  private final PartitionViews shown;
  private final LongSupplier nanoTime;
  private final ConsumerThread thread;
  private boolean failing;

  /**
   * @param consumers each is closed here
   * @param partitionCount of the topic
   * @param views makes an empty one
   * @param shown where the views are shown
   */
  public ViewsFollower(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      int partitionCount,
      IntFunction<FollowedView> views,
      PartitionViews shown) {
    this(consumers, topic, partitionCount, views, shown, System::nanoTime);
  }

  ViewsFollower(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      int partitionCount,
      IntFunction<FollowedView> views,
      PartitionViews shown,
      LongSupplier nanoTime) {
    this.partitions =
        IntStream.range(0, partitionCount)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    this.views = views;
    this.shown = shown;
    this.nanoTime = nanoTime;
    this.thread = new ConsumerThread("fristvagt-views-follower", consumers, new Following());
  }

  /** Returns at once. */
  public void start() {
    thread.start();
  }

  /** Stops reading; a second call does nothing. */
  @Override
  public void close() {
    thread.close();
  }

  private final class Following implements ConsumerThread.Reading {

    @Override
    public void follow(Consumer<byte[], byte[]> consumer) {
      ViewsFollower.this.follow(consumer);
    }

    @Override
    public Duration failed(RuntimeException e) {
      if (e instanceof KafkaException) {
        fail("the views of the other instances cannot be read for now: {}", e);
        return PAUSE;
      }
      fail("a view cannot be read, it may be of a later version of the program: {}", e);
      return PAUSE_OF_UNREADABLE;
    }
  }

  /** Reads from the beginning on, until it is closed or would have to start over. */
  void follow(Consumer<byte[], byte[]> consumer) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LONGEST_LOOK);
    Map<TopicPartition, FollowedPartition> followed = new HashMap<>();
    for (TopicPartition partition : partitions) {
      followed.put(
          partition,
          new FollowedPartition(
              views.apply(partition.partition()),
              new CatchUp(ends.get(partition), nanoTime.getAsLong()),
              shown));
    }
    Set<TopicPartition> unseen = new HashSet<>(partitions);
    while (!thread.isClosing()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      long now = nanoTime.getAsLong();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        followed.get(new TopicPartition(record.topic(), record.partition())).take(record, now);
      }
      // Partitions that say nothing new cost nothing, once they were shown.
      Set<TopicPartition> asked = new HashSet<>(records.partitions());
      asked.addAll(unseen);
      for (TopicPartition partition : asked) {
        FollowedPartition of = followed.get(partition);
        of.show(consumer.position(partition, LONGEST_LOOK), now);
        if (of.catchUp().isConsistent(now)) {
          unseen.remove(partition);
        } else {
          unseen.add(partition);
        }
      }
      failing = false;
      if (look(consumer, followed, now)) {
        return;
      }
    }
  }

  /** Looks where the ends are, where it is time to; says whether a partition must start over. */
  private boolean look(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, FollowedPartition> followed,
      long now) {
    List<TopicPartition> wanted =
        partitions.stream()
            .filter(partition -> followed.get(partition).catchUp().wantsLook(now))
            .toList();
    if (!wanted.isEmpty()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(wanted, LONGEST_LOOK);
      for (TopicPartition partition : wanted) {
        FollowedPartition of = followed.get(partition);
        if (of.catchUp().isLost(now)) {
          return true;
        }
        of.catchUp().look(ends.get(partition), now);
        of.show(consumer.position(partition, LONGEST_LOOK), now);
      }
    }
    return false;
  }

  private void fail(String message, RuntimeException cause) {
    if (!failing) {
      LOG.warn(message, cause.toString());
    }
    failing = true;
  }
}
