package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.RecordDecoder;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.AccessRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Searches the topic itself: backwards from the end, or from where a time range ends, a block of
 * {@link AccessIndex#BLOCK} records at a time, leaving out the blocks that cannot hold what is
 * asked for. After {@link #LONGEST_SEARCH} it answers with what it has and where to go on.
 *
 * <p>Each answer is as new as the topic: it waits for no index. Searches take turns. Thread-safe.
 */
public final class KafkaAccessLogSearch implements AccessLogSearch, AutoCloseable {

  /** People wait for it. Some hundred blocks are read in this time. */
  static final Duration LONGEST_SEARCH = Duration.ofSeconds(2);

  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final AccessLogTopic topic;
  private final RecordDecoder decoder;
  private final AccessIndex index = new AccessIndex();
  private final AccessLogFollower follower;
  private final Duration longestSearch;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Consumer<byte[], byte[]> consumer;

  /**
   * @param connection {@code bootstrap.servers} and security
   * @param serdes stays the caller's to close
   */
  public KafkaAccessLogSearch(Map<String, ?> connection, TopicNames topics, AvroSerdes serdes) {
    this(connection, topics, serdes, LONGEST_SEARCH);
  }

  KafkaAccessLogSearch(
      Map<String, ?> connection, TopicNames topics, AvroSerdes serdes, Duration longestSearch) {
    this.topic = new AccessLogTopic(connection, topics.accessLog());
    this.decoder = serdes.accessLogDecoder(topics.accessLog());
    this.follower =
        new AccessLogFollower(topic, () -> serdes.accessLogDecoder(topics.accessLog()), index);
    this.longestSearch = longestSearch;
  }

  /** Begins to index. Returns at once; searches are answered before, too. */
  public KafkaAccessLogSearch start() {
    follower.start();
    return this;
  }

  /** How many whole blocks need not be read to know what they cannot hold. */
  public int indexedBlocks() {
    return index.blocks();
  }

  @Override
  public AccessPage search(AccessQuery query) {
    takeTurn();
    try {
      if (consumer == null) {
        consumer = topic.openToSearch();
      }
      return search(query, System.nanoTime() + longestSearch.toNanos());
    } catch (KafkaException e) {
      closeConsumer();
      throw e;
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (!turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("another search of the access log takes its time");
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private AccessPage search(AccessQuery query, long deadline) {
    TopicPartition partition = topic.partition();
    List<TopicPartition> one = List.of(partition);
    long first = consumer.beginningOffsets(one, LONGEST_REQUEST).get(partition);
    long end = consumer.endOffsets(one, LONGEST_REQUEST).get(partition);
    index.forgetBefore(first);
    long lower = query.from() == null ? first : Math.max(first, offset(query.from(), end));
    long upper = query.to() == null ? end : Math.min(end, offset(query.to(), end));
    if (query.before() != null) {
      upper = Math.min(upper, query.before());
    }
    long[] terms = query.terms();
    List<LoggedAccess> found = new ArrayList<>();
    Instant searchedTo = null;
    while (upper > lower) {
      long block = AccessIndex.blockOf(upper - 1);
      long start = Math.max(lower, block * AccessIndex.BLOCK);
      if (index.mayHold(block, terms)) {
        Deque<LoggedAccess> records = read(start, upper);
        for (LoggedAccess record : records) {
          searchedTo = record.recordedAt();
          if (query.wants(record.recordedAt(), record.access())) {
            found.add(record);
            if (found.size() == query.limit()) {
              return new AccessPage(
                  found, record.position() > lower ? record.position() : null, searchedTo);
            }
          }
        }
      }
      upper = start;
      if (upper > lower && System.nanoTime() - deadline > 0) {
        return new AccessPage(found, upper, searchedTo);
      }
    }
    return new AccessPage(found, null, null);
  }

  /** Of the first record that the broker got at that time or later. */
  private long offset(Instant time, long end) {
    OffsetAndTimestamp found =
        consumer
            .offsetsForTimes(Map.of(topic.partition(), time.toEpochMilli()), LONGEST_REQUEST)
            .get(topic.partition());
    return found == null ? end : found.offset();
  }

  /** The last first; what cannot be read is left out. */
  private Deque<LoggedAccess> read(long start, long end) {
    Deque<LoggedAccess> records = new ArrayDeque<>();
    long giveUp = System.nanoTime() + LONGEST_REQUEST.toNanos();
    consumer.seek(topic.partition(), start);
    while (consumer.position(topic.partition(), LONGEST_REQUEST) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          decode(record, records);
        }
      }
      if (System.nanoTime() - giveUp > 0) {
        throw new TimeoutException("the access log could not be read in time");
      }
    }
    return records;
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Deque<LoggedAccess> records) {
    try {
      if (decoder.decode(record.value()) instanceof AccessRecorded access) {
        records.addFirst(
            new LoggedAccess(record.offset(), Instant.ofEpochMilli(record.timestamp()), access));
      }
    } catch (UnreadableRecordException e) {
      // None of ours: whoever may write the topic wrote something else.
    }
  }

  private void closeConsumer() {
    Consumer<byte[], byte[]> open = consumer;
    consumer = null;
    if (open != null) {
      open.close(CloseOptions.timeout(LONGEST_CLOSE));
    }
  }

  @Override
  public void close() {
    follower.close();
    turn.lock();
    try {
      closeConsumer();
    } finally {
      turn.unlock();
    }
  }
}
