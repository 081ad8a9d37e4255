package dk.fristvagt.samples.alerts;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.ReadLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The embedded system with a small history that gives every kind of alert but one. */
final class RunningSystem implements AutoCloseable {

  static final TopicNames TOPICS = TopicNames.plain();
  static final int PARTITIONS = 2;
  static final TraceContext TRACE =
      new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "rojo=1");

  private static final Calendars CALENDARS = Calendars.danish(false);
  private static final String SOURCE = "test";
  private static final String APPLICATION = "foreign-consumers";
  private static final Instant NOW = Instant.parse("2024-05-08T12:00:00Z");

  private final StopSignal stop = StopSignal.ofJob();
  private final SystemAccess system;
  private final DeadlineService service;
  private final AvroSerdes serdes;

  RunningSystem(Path directory) throws IOException {
    DataDirectory data = DataDirectory.ensure(directory);
    system = SystemAccess.started(data);
    serdes = system.connection().serdes();
    service =
        DeadlineService.start(
            new ServiceSettings(
                new TopicSettings(TOPICS, PARTITIONS, (short) 1),
                BuiltInCatalogues.dkChildServices(),
                Set.of(SOURCE),
                APPLICATION,
                data.streamsState(),
                1,
                0,
                () -> NOW,
                Duration.ofMinutes(1),
                Map.of(),
                Population.NONE),
            system.connection(),
            stop);
    feed();
  }

  KafkaConnection connection() {
    return system.connection();
  }

  /** What the system's own reader finds, in order per obligation. */
  List<ConsumerRecord<String, Alert>> alerts() {
    List<ConsumerRecord<String, Alert>> alerts = new ArrayList<>();
    new TopicReader(system.connection(), serdes).read(TOPICS.alerts(), Alert.class, alerts::add);
    return alerts;
  }

  @Override
  public void close() {
    try (system;
        serdes;
        service) {
      stop.close();
    }
  }

  private void feed() throws IOException {
    try (CaseChangeProducer producer = connection().producer(serdes, TOPICS, CALENDARS)) {
      for (String caseId : List.of("c-1", "c-2", "c-3", "sag-æøå")) {
        send(producer, caseId, assigned(caseId), TRACE);
        send(producer, caseId, notification(), TRACE);
      }
      tick(producer, "2024-05-05T10:00:00Z");
      // Late, and in time but registered late.
      send(producer, "c-1", assessed("2024-05-07T09:00:00Z"), TraceContext.NONE);
      send(producer, "c-2", assessed("2024-05-05T12:00:00Z"), TraceContext.NONE);
      for (String step :
          List.of("2024-05-06T05:00:00Z", "2024-05-06T09:00:00Z", "2024-05-07T12:00:00Z")) {
        tick(producer, step);
      }
    }
    try (Admin admin = connection().admin()) {
      while (!isTakenIn(admin)) {
        service.requireAlive();
        stop.await(Duration.ofMillis(50));
      }
    }
  }

  /**
   * Whether all that was fed has been committed, and so all its alerts: they are of one transaction
   * with their input's offsets, which ends after the views show the same.
   */
  private static boolean isTakenIn(Admin admin) throws IOException {
    Map<TopicPartition, OffsetSpec> fed = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      fed.put(new TopicPartition(TOPICS.caseChanges(), partition), OffsetSpec.latest());
    }
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get();
      return admin.listOffsets(fed).all().get().entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata done = committed.get(end.getKey());
                return done != null && done.offset() >= end.getValue().offset();
              });
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException("the service's progress cannot be read", e);
    }
  }

  private static void tick(CaseChangeProducer producer, String time) {
    producer.tick(SOURCE, Instant.parse(time).toEpochMilli());
  }

  private static void send(
      CaseChangeProducer producer, String caseId, String event, TraceContext trace)
      throws IOException {
    String line = "{\"municipality\":\"0330\",\"caseId\":\"" + caseId + "\"," + event + '}';
    try (NdjsonReader reader =
        new NdjsonReader(
            new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
            "facts",
            new FactReader(CALENDARS::zone))) {
      Fact fact = ((ReadLine.Accepted) reader.next(NOW.toEpochMilli())).fact();
      producer.send(fact, fact.registeredAt().epochMilli(), trace);
    }
  }

  private static String assigned(String caseId) {
    return "\"eventId\":\"r1\",\"occurredAt\":\"2024-05-05T07:00:00Z\",\"registeredAt\":"
        + "\"2024-05-05T07:00:00Z\",\"type\":\"CaseworkerAssigned\",\"data\":{\"team\":\"Børn og"
        + " Unge Øst\",\"caseworker\":\"rådgiver-"
        + caseId
        + "\"}";
  }

  private static String notification() {
    return "\"eventId\":\"n1\",\"occurredAt\":\"2024-05-05T08:00:00Z\",\"registeredAt\":"
        + "\"2024-05-05T08:05:00Z\",\"type\":\"NotificationReceived\",\"data\":{\"notificationId\":"
        + "\"n1\",\"notifier\":\"CITIZEN\",\"knownCase\":false}";
  }

  private static String assessed(String occurredAt) {
    return "\"eventId\":\"a1\",\"occurredAt\":\""
        + occurredAt
        + "\",\"registeredAt\":\"2024-05-07T10:00:00Z\",\"type\":\"NotificationAssessed\","
        + "\"data\":{\"notificationId\":\"n1\",\"outcome\":\"NO_ACUTE_NEED\"}";
  }
}
