package dk.fristvagt.streams.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KafkaAccessLogTest {

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(1);
  private final AvroSerdes serdes = AvroSerdes.at("mock://access-log");

  @AfterEach
  void close() {
    goOn.countDown();
    serdes.close();
  }

  private MockProducer<String, byte[]> producer(boolean hangs) {
    return new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
      @Override
      public synchronized Future<RecordMetadata> send(
          ProducerRecord<String, byte[]> record, Callback callback) {
        if (hangs) {
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new InterruptException(e);
          }
        }
        Future<RecordMetadata> future = super.send(record, callback);
        sent.countDown();
        return future;
      }
    };
  }

  @Test
  void a_record_counts_as_written_when_the_broker_says_so_and_not_before() throws Exception {
    MockProducer<String, byte[]> producer = producer(false);
    try (KafkaAccessLog log = new KafkaAccessLog(producer, new TopicNames("x."), serdes)) {
      CompletableFuture<Void> written = log.append(ExampleAccess.of("a1", "anna", "c-1"));
      sent.await();

      assertThat(written).isNotDone();
      producer.completeNext();

      assertThat(written).succeedsWithin(Duration.ofSeconds(5));
      ProducerRecord<String, byte[]> record = producer.history().get(0);
      assertThat(record.topic()).isEqualTo("x.access-log");
      assertThat(record.key()).isEqualTo("a1");
      assertThat(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
          .isEqualTo("a1#1");
      assertThat(serdes.accessLogDecoder("x.access-log").decode(record.value()))
          .isEqualTo(ExampleAccess.of("a1", "anna", "c-1"));
    }
  }

  @Test
  void what_the_broker_refuses_is_not_written() throws Exception {
    MockProducer<String, byte[]> producer = producer(false);
    try (KafkaAccessLog log = new KafkaAccessLog(producer, TopicNames.plain(), serdes)) {
      CompletableFuture<Void> written = log.append(ExampleAccess.of("a1", "anna"));
      sent.await();
      producer.errorNext(new NotEnoughReplicasException("a failure for a test"));

      assertThatThrownBy(() -> written.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(NotEnoughReplicasException.class);
    }
  }

  @Test
  void a_log_that_hangs_holds_nobody_up_and_what_was_given_up_is_not_sent() throws Exception {
    MockProducer<String, byte[]> producer = producer(true);
    try (KafkaAccessLog log = new KafkaAccessLog(producer, TopicNames.plain(), serdes)) {
      CompletableFuture<Void> first = log.append(ExampleAccess.of("a1", "anna"));
      CompletableFuture<Void> second = log.append(ExampleAccess.of("a2", "anna"));
      CompletableFuture<Void> third = log.append(ExampleAccess.of("a3", "anna"));
      second.cancel(false);
      goOn.countDown();
      sent.await();
      producer.completeNext();
      assertThat(first).succeedsWithin(Duration.ofSeconds(5));
      while (!producer.completeNext()) {
        Thread.onSpinWait();
      }
      assertThat(third).succeedsWithin(Duration.ofSeconds(5));

      assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a1", "a3");
    }
  }

  @Test
  void more_than_can_wait_are_refused_at_once() {
    try (KafkaAccessLog log = new KafkaAccessLog(producer(true), TopicNames.plain(), serdes)) {
      CompletableFuture<Void> last = null;
      for (int i = 0; i < 1_100; i++) {
        last = log.append(ExampleAccess.of("a" + i, "anna"));
      }

      assertThat(last).isCompletedExceptionally();
    } finally {
      goOn.countDown();
    }
  }
}
