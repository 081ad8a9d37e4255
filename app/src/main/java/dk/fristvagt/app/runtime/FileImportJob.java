package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.RecordSink;
import dk.fristvagt.sources.Rejection;
import dk.fristvagt.sources.files.Checkpoints;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.FileImport;
import dk.fristvagt.sources.files.FileSummary;
import dk.fristvagt.sources.files.ResumeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Brings files into the topics of a system, resumably; makes the topics that are missing. */
public final class FileImportJob {

  /** Never ticks, so it is a source in name only. */
  private static final String SOURCE = "import";

  private final KafkaConnection connection;
  private final TopicSettings topics;
  private final TraceContext trace;

  /**
   * @param trace what the facts belong to
   */
  public FileImportJob(KafkaConnection connection, TopicSettings topics, TraceContext trace) {
    this.connection = connection;
    this.topics = topics;
    this.trace = trace;
  }

  /**
   * Returns when all is written.
   *
   * @param resume where to keep how far it is; empty to keep it nowhere
   * @param identity of the mapping and the target
   * @param notice told where it goes on, or why it does not
   * @throws IOException when a file cannot be read to its end
   * @throws StoppedException when a stop was requested; the next import of the same files goes on
   */
  public List<FileSummary> run(
      ImportFiles files,
      Optional<Path> resume,
      String identity,
      Consumer<String> notice,
      Progress progress,
      StopSignal stop)
      throws IOException {
    stop.check();
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(topics.specs());
    }
    Calendars calendars = Calendars.danish(false);
    try (AvroSerdes serdes = connection.serdes();
        CaseChangeProducer producer = connection.producer(serdes, topics.names(), calendars)) {
      Optional<ResumeFile> kept =
          resume.map(path -> new ResumeFile(path, identity, producer::flush));
      List<FileSummary> summaries =
          new FileImport(Clock.systemUTC())
              .run(
                  files.files(),
                  new Stoppable(producer.feed(SOURCE, trace), stop),
                  kept.map(file -> (Checkpoints) new Noticed(file, notice))
                      .orElse(Checkpoints.NONE),
                  new RateProgress("Importing kB", progress));
      producer.flush();
      return summaries;
    }
  }

  private record Noticed(ResumeFile file, Consumer<String> notice) implements Checkpoints {

    @Override
    public List<FileSummary> begin(List<FactFile> files) throws IOException {
      List<FileSummary> done = file.begin(files);
      file.notice().ifPresent(notice);
      return done;
    }

    @Override
    public void save(List<FileSummary> soFar) throws IOException {
      file.save(soFar);
    }

    @Override
    public void finished() throws IOException {
      file.finished();
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
