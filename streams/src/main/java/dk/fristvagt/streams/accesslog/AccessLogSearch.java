package dk.fristvagt.streams.accesslog;

/** Looks accesses up, the latest first. Thread-safe. */
public interface AccessLogSearch {

  /**
   * A page of what was asked for. It may be shorter than asked for, even empty, and still not the
   * last one: an answer is given after a bounded time however long the log is.
   *
   * @throws org.apache.kafka.common.KafkaException when the log cannot be read now
   */
  AccessPage search(AccessQuery query);
}
