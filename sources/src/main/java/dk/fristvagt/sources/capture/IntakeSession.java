package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.LocalMidnights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads captured changes and writes what they mean, with the offset read to, in transactions of
 * Kafka that end where no transaction of the database is read in part.
 *
 * <p>A transaction of the database thus appears whole or not at all to whoever reads committed
 * records. Nothing of it is held in memory: it is written as it is read, and taken back when its
 * end does not come. Changes that come once more, behind the place that was read to, are left out.
 * For one thread.
 */
final class IntakeSession {

  private final CaptureSettings settings;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<String, SpecificRecord> kafka;
  private final CaptureProgress progress;
  private final CapturedRecordReader reader;
  private final ChangeWriter writer;
  private final TopicPartition partition;
  private final ConsumerGroupMetadata group;

  private CaseChangeProducer producer;
  private OpenTransactions open = new OpenTransactions();
  private IntakeState state = IntakeState.START;
  private IntakeState committedState = IntakeState.START;
  private long committedOffset;
  private boolean writing;
  private long lastRecordNanos;
  private long waitBeyond = -1;

  /**
   * @param consumer reads committed records, never resets its offset by itself
   * @param kafka has a transactional id
   */
  IntakeSession(
      CaptureSettings settings,
      Consumer<byte[], byte[]> consumer,
      Producer<String, SpecificRecord> kafka,
      LocalMidnights midnights,
      CaptureProgress progress) {
    this.settings = settings;
    this.consumer = consumer;
    this.kafka = kafka;
    this.progress = progress;
    this.reader = new CapturedRecordReader(settings.mapping().schema());
    this.writer = new ChangeWriter(settings, midnights, progress);
    this.partition = new TopicPartition(settings.capturedTopic(), 0);
    this.group = new ConsumerGroupMetadata(settings.identity());
  }

  /**
   * Takes over from whoever worked before, and goes to where that one ended.
   *
   * @throws CapturedRecordsLostException when the topic does not begin where it was read to
   */
  void open() {
    kafka.initTransactions();
    producer = producer();
    consumer.assign(List.of(partition));
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
    committedOffset = committed == null ? 0 : committed.offset();
    if (beginning > committedOffset) {
      throw new CapturedRecordsLostException(partition.topic(), committedOffset, beginning);
    }
    if (committed != null) {
      committedState = IntakeState.parse(committed.metadata());
    }
    state = committedState;
    state.lastTick().ifPresent(progress::completeThrough);
    lastRecordNanos = System.nanoTime();
    consumer.seek(partition, committedOffset);
  }

  /** Reads what there is, waiting for the first of it at most so long, and writes. */
  void step(Duration wait) {
    if (waitBeyond >= 0) {
      if (consumer.endOffsets(List.of(partition)).get(partition) <= waitBeyond) {
        pause(wait);
        return;
      }
      waitBeyond = -1;
    }
    List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(wait).records(partition);
    if (!records.isEmpty()) {
      lastRecordNanos = System.nanoTime();
      take(records);
    } else if (writing && System.nanoTime() - lastRecordNanos > settings.patience().toNanos()) {
      takeBack();
    }
  }

  private void take(List<ConsumerRecord<byte[], byte[]>> records) {
    List<CapturedRecord> captured = new ArrayList<>(records.size());
    records.forEach(record -> captured.add(reader.read(record.value())));
    boolean[] commits = commits(captured);
    for (int i = 0; i < records.size(); i++) {
      take(records.get(i), captured.get(i));
      if (commits[i]) {
        commit(records.get(i).offset() + 1);
      }
    }
  }

  /**
   * After which records to commit: the last at which nothing is read in part, and the last such
   * before a snapshot throws away what was.
   */
  private boolean[] commits(List<CapturedRecord> records) {
    boolean[] commits = new boolean[records.size()];
    OpenTransactions ahead = open.copy();
    LogPosition position = state.position();
    int last = -1;
    for (int i = 0; i < records.size(); i++) {
      CapturedRecord record = records.get(i);
      if (last >= 0 && ahead.isDiscardedBy(record)) {
        commits[last] = true;
      }
      ahead.follow(record, isRepeated(record, position));
      position = after(record, position);
      if (ahead.isEmpty()) {
        last = i;
      }
    }
    if (last >= 0) {
      commits[last] = true;
    }
    return commits;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, CapturedRecord captured) {
    if (open.isDiscardedBy(captured)) {
      abort();
    }
    boolean repeated = isRepeated(captured, state.position());
    open.follow(captured, repeated);
    state = new IntakeState(state.lastTick(), after(captured, state.position()));
    if (repeated) {
      progress.repeated();
    } else if (captured instanceof CapturedRecord.Changed changed) {
      begin();
      writer.change(changed.change(), record, producer);
    } else if (captured instanceof CapturedRecord.Found found) {
      begin();
      writer.change(found.change(), record, producer);
    } else if (captured instanceof CapturedRecord.Emptied emptied) {
      begin();
      writer.reject(
          RejectReason.UNREADABLE,
          emptied.table() + ": the table was emptied; which rows it held is not told",
          record,
          producer);
    } else if (captured instanceof CapturedRecord.Unreadable unreadable) {
      begin();
      writer.reject(RejectReason.UNREADABLE, unreadable.detail(), record, producer);
    } else if (captured instanceof CapturedRecord.End) {
      progress.transaction();
    }
    if (writing && open.isEmpty()) {
      state = new IntakeState(writer.tick(state.lastTick(), producer), state.position());
    }
  }

  private static boolean isRepeated(CapturedRecord record, LogPosition taken) {
    LogPosition position =
        record instanceof CapturedRecord.Changed changed
            ? changed.position()
            : record instanceof CapturedRecord.Emptied emptied ? emptied.position() : null;
    return position != null && position.compareTo(taken) <= 0;
  }

  /** A snapshot is of a log of its own: what follows is behind nothing that was before. */
  private static LogPosition after(CapturedRecord record, LogPosition taken) {
    if (record instanceof CapturedRecord.Found) {
      return LogPosition.NONE;
    }
    LogPosition position =
        record instanceof CapturedRecord.Changed changed
            ? changed.position()
            : record instanceof CapturedRecord.Emptied emptied ? emptied.position() : taken;
    return position.compareTo(taken) > 0 ? position : taken;
  }

  private void begin() {
    if (!writing) {
      kafka.beginTransaction();
      writing = true;
    }
  }

  private void commit(long offset) {
    if (!writing) {
      return;
    }
    kafka.sendOffsetsToTransaction(
        Map.of(partition, new OffsetAndMetadata(offset, state.toText())), group);
    producer.flush();
    kafka.commitTransaction();
    writing = false;
    committedOffset = offset;
    committedState = state;
  }

  private void abort() {
    if (writing) {
      kafka.abortTransaction();
      writing = false;
      // The one before holds the failures of what was thrown away.
      producer = producer();
    }
    writer.discard();
    state = committedState;
  }

  /** Others wait for what is read in part; it is read once more when there is more to read. */
  private void takeBack() {
    abort();
    open = new OpenTransactions();
    // Not behind the last record: the markers of the connector's own transactions come after it.
    waitBeyond = consumer.position(partition);
    consumer.seek(partition, committedOffset);
  }

  private CaseChangeProducer producer() {
    return new CaseChangeProducer(kafka, settings.topics(), settings.codec());
  }

  private static void pause(Duration wait) {
    try {
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
