package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.ImportReport;
import dk.fristvagt.sources.NdjsonImport;
import dk.fristvagt.sources.RecordSink;
import dk.fristvagt.sources.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Brings files into the topics of a system; makes those that are missing. */
public final class ImportJob {

  /** Never ticks, so it is a source in name only. */
  private static final String SOURCE = "import";

  private final KafkaConnection connection;
  private final TopicSettings topics;
  private final TraceContext trace;

  public ImportJob(KafkaConnection connection, TopicSettings topics) {
    this(connection, topics, TraceContext.NONE);
  }

  /**
   * @param trace what the facts belong to
   */
  public ImportJob(KafkaConnection connection, TopicSettings topics, TraceContext trace) {
    this.connection = connection;
    this.topics = topics;
    this.trace = trace;
  }

  /**
   * Tells files that cannot be read before anything is started.
   *
   * @throws CommandFailure that names the first
   */
  public static void requireReadable(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (Files.isDirectory(file) || !Files.isReadable(file)) {
        throw new CommandFailure(
            file + " is no file that can be read; check the path and its permissions");
      }
    }
  }

  /**
   * Returns when all is written.
   *
   * @throws IOException when a file cannot be read to its end
   * @throws StoppedException when a stop was requested; what was written until then stays
   */
  public ImportReport run(List<Path> files, Progress progress, StopSignal stop) throws IOException {
    stop.check();
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(topics.specs());
    }
    Calendars calendars = Calendars.danish(false);
    try (AvroSerdes serdes = connection.serdes();
        CaseChangeProducer producer = connection.producer(serdes, topics.names(), calendars)) {
      NdjsonImport job = new NdjsonImport(new FactReader(calendars::zone), Clock.systemUTC());
      ImportReport report =
          job.run(
              files,
              new Stoppable(producer.feed(SOURCE, trace), stop),
              lines -> progress.at("Importing lines", lines, 0));
      producer.flush();
      return report;
    }
  }

  private record Stoppable(FeedSink sink, StopSignal stop) implements RecordSink {

    @Override
    public void fact(Fact fact, long clock) {
      stop.check();
      sink.fact(fact, clock);
    }

    @Override
    public void reject(Rejection rejection, long clock) {
      stop.check();
      sink.reject(rejection, clock);
    }
  }
}
