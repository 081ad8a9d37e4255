package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.sources.RecordSink;
import dk.fristvagt.sources.Rejection;
import dk.fristvagt.sources.files.Checkpoints;
import dk.fristvagt.sources.files.Comparison;
import dk.fristvagt.sources.files.FactDigests;
import dk.fristvagt.sources.files.FileImport;
import dk.fristvagt.sources.files.FileSummary;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Reads everything, writes nothing, and says what an import would do. Memory does not go with the
 * size of the files; see {@link FactDigests}.
 */
public final class DryRun implements AutoCloseable {

  private final CaseChangeCodec codec = new CaseChangeCodec(Calendars.danish(false)::zone);
  private final TemporaryDirectory directory;
  private final FactDigests digests;
  private final StopSignal stop;

  private DryRun(TemporaryDirectory directory, StopSignal stop) throws IOException {
    this.directory = directory;
    this.digests = new FactDigests(codec, directory.path());
    this.stop = stop;
  }

  /**
   * @throws IOException when there is no room for temporary files
   */
  public static DryRun start(StopSignal stop) throws IOException {
    return new DryRun(TemporaryDirectory.create(), stop);
  }

  /**
   * @throws IOException when a file cannot be read to its end
   */
  public List<FileSummary> read(ImportFiles files, Progress progress) throws IOException {
    return new FileImport(Clock.systemUTC())
        .run(
            files.files(),
            new Counting(),
            Checkpoints.NONE,
            new RateProgress("Reading kB", progress));
  }

  /** Takes in the facts that a system's log holds; none where it has no such topic. */
  public void readLog(KafkaConnection connection, String topic, Progress progress) {
    if (!exists(connection, topic)) {
      return;
    }
    try (AvroSerdes serdes = connection.serdes()) {
      CaseChangesDecoder decoder = serdes.caseChangesDecoder(topic);
      long[] read = {0};
      new TopicReader(connection, serdes)
          .<SpecificRecord>read(
              topic,
              (name, bytes) -> decoded(decoder, bytes),
              record -> {
                stop.check();
                if (record.value() instanceof CaseChange change) {
                  addOfLog(change);
                }
                if (++read[0] % 1000 == 0) {
                  progress.at("Reading the log", read[0], 0);
                }
              });
    }
  }

  /**
   * What came of it all.
   *
   * @throws IOException when a temporary file cannot be read back
   */
  public Comparison compare() throws IOException {
    return digests.compare();
  }

  @Override
  public void close() throws IOException {
    digests.close();
    directory.close();
  }

  /** What is no record counts for nothing, here as everywhere. */
  private static SpecificRecord decoded(CaseChangesDecoder decoder, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (UnreadableRecordException e) {
      return null;
    }
  }

  private void addOfLog(CaseChange change) {
    try {
      digests.addOfLog(codec.decode(change));
    } catch (RejectedFactException e) {
      // The log may hold what is rejected when it is read; it counts for nothing.
    }
  }

  private static boolean exists(KafkaConnection connection, String topic) {
    try (Admin admin = connection.admin()) {
      return admin.listTopics().names().get().contains(topic);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private final class Counting implements RecordSink {

    @Override
    public void fact(Fact fact, long clock) {
      stop.check();
      digests.addOfFiles(fact);
    }

    @Override
    public void reject(Rejection rejection, long clock) {
      stop.check();
    }
  }
}
