package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AccessLogging;
import dk.fristvagt.api.report.CaseRecordsSource;
import dk.fristvagt.api.report.CaseSource;
import dk.fristvagt.api.report.ObligationSource;
import dk.fristvagt.api.report.Operations;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.streams.runtime.DeadlineStreams;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the service answers from. All parts are thread-safe.
 *
 * @param expectedPartitions how many partitions there are
 * @param catalogue the one that the service was started with; what is in force says the snapshot
 * @param time what the clock is held against to tell whether it is stale
 * @param operations what those ask who operate the service
 * @param accesses where it is logged who is shown which cases
 */
public record ApiBackend(
    PartitionViews views,
    ObligationSource obligations,
    CaseSource cases,
    CaseRecordsSource records,
    Supplier<KafkaStreams.State> state,
    int expectedPartitions,
    Catalogue catalogue,
    Calendars calendars,
    InstantSource time,
    Operations operations,
    AccessLogging accesses) {

  /** Figures alone, which come from nowhere. */
  public ApiBackend(
      PartitionViews views,
      ObligationSource obligations,
      CaseSource cases,
      CaseRecordsSource records,
      Supplier<KafkaStreams.State> state,
      int expectedPartitions,
      Catalogue catalogue,
      Calendars calendars,
      InstantSource time) {
    this(
        views,
        obligations,
        cases,
        records,
        state,
        expectedPartitions,
        catalogue,
        calendars,
        time,
        Operations.none());
  }

  /** With an access log that ends with the process. */
  public ApiBackend(
      PartitionViews views,
      ObligationSource obligations,
      CaseSource cases,
      CaseRecordsSource records,
      Supplier<KafkaStreams.State> state,
      int expectedPartitions,
      Catalogue catalogue,
      Calendars calendars,
      InstantSource time,
      Operations operations) {
    this(
        views,
        obligations,
        cases,
        records,
        state,
        expectedPartitions,
        catalogue,
        calendars,
        time,
        operations,
        AccessLogging.inMemory());
  }

  /** Answers from running streams. */
  public static ApiBackend of(
      DeadlineStreams streams,
      int expectedPartitions,
      Catalogue catalogue,
      Calendars calendars,
      InstantSource time,
      Operations operations) {
    return new ApiBackend(
        streams.views(),
        streams.queries()::forEachObligation,
        streams.queries()::caseDetail,
        streams.queries()::forEachCase,
        streams::state,
        expectedPartitions,
        catalogue,
        calendars,
        time,
        operations);
  }

  /** The same with browsers that follow the figures. */
  ApiBackend withPushClients(IntSupplier count) {
    return new ApiBackend(
        views,
        obligations,
        cases,
        records,
        state,
        expectedPartitions,
        catalogue,
        calendars,
        time,
        operations.withPushClients(count),
        accesses);
  }

  /** The same with another access log. */
  public ApiBackend withAccesses(AccessLogging other) {
    return new ApiBackend(
        views,
        obligations,
        cases,
        records,
        state,
        expectedPartitions,
        catalogue,
        calendars,
        time,
        operations,
        other);
  }

  ViewSnapshot snapshot() {
    return ViewSnapshot.of(views, expectedPartitions);
  }
}
