package dk.fristvagt.api.page.operations;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.report.OperationsReport;
import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.streams.rejects.RejectOrigin;
import dk.fristvagt.streams.rejects.RejectSummary;
import java.time.Duration;

/**
 * How the service itself is, and what it could not take in.
 *
 * @param rejects a page of the latest
 * @param reason whose rejects are listed, or null for all
 * @param outcome of what was just retried, or null
 */
public record OperationsPage(
    PageFrame frame,
    OperationsReport report,
    RejectsReport rejects,
    String reason,
    RetryOutcome outcome)
    implements Page {

  private static final String RETRY = Screen.OPERATIONS.path() + "/retry";
  private static final int FINGERPRINT_SHOWN = 12;
  private static final int BYTES_PER_KILOBYTE = 1_000;

  @Override
  public String template() {
    return "operations.jte";
  }

  public Figures figures() {
    return frame.figures();
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  /** Whether something stands still that should not. */
  public boolean hasStalledSource() {
    return report.sources().stream().anyMatch(OperationsReport.SourceState::stalled);
  }

  /** Whether something is wrong with what is captured from a database. */
  public boolean hasCaptureAlarm() {
    return report.captures().stream().anyMatch(capture -> !capture.alarms().isEmpty());
  }

  /** What is wrong with a capture; the name itself where it has no words. */
  public String alarm(String name) {
    return switch (name) {
      case "INTAKE_FAILED" -> say("Indtaget er standset", "The intake has ended");
      case "CONNECT_UNREACHABLE" ->
          say("Kafka Connect svarer ikke", "Kafka Connect does not answer");
      case "TASK_FAILED" -> say("Konnektoren kører ikke", "The connector is not running");
      case "DATABASE_UNREACHABLE" -> say("Databasen svarer ikke", "The database does not answer");
      case "NO_HEARTBEAT" -> say("Intet livstegn", "No sign of life");
      case "SLOT_LAG" -> say("Databasens log hober sig op", "The database's log piles up");
      case "CLOCK_AHEAD" -> say("Databasens ur er foran", "The database's clock is ahead");
      default -> name;
    };
  }

  /** Whole kilobytes; a dash for null. */
  public String kilobytes(Long bytes) {
    return bytes == null ? "–" : figures().count(bytes / BYTES_PER_KILOBYTE) + " kB";
  }

  /** {@code 3 min 20 s}, {@code 12 dage}; a dash for null. */
  public String time(Long ms) {
    if (ms == null) {
      return "–";
    }
    Duration duration = Duration.ofMillis(ms);
    if (duration.toDays() > 1) {
      return figures().count(duration.toDays()) + say(" dage", " days");
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + say(" t ", " h ") + duration.toMinutesPart() + " min";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toSeconds() + " s";
  }

  /** Kafka Streams' name of its state, with what it means. */
  public String streamsState(String state) {
    String meaning =
        switch (state) {
          case "RUNNING" -> say("kører", "running");
          case "REBALANCING" -> say("fordeler partitioner", "sharing out partitions");
          case "CREATED" -> say("starter", "starting");
          case "PENDING_SHUTDOWN", "NOT_RUNNING" -> say("standser", "stopping");
          case "PENDING_ERROR", "ERROR" -> say("fejlet; skal genstartes", "failed; restart it");
          default -> "";
        };
    return meaning.isEmpty() ? state : meaning + " (" + state + ')';
  }

  public String shortFingerprint() {
    String whole = report.catalogue().fingerprint();
    return whole.substring(0, Math.min(FINGERPRINT_SHOWN, whole.length()));
  }

  public String reasonInWords(String of) {
    return new RejectWords(frame.speech()).reason(of);
  }

  public String because(String of) {
    return new RejectWords(frame.speech()).notRetriable(of);
  }

  /** Where a reject came from: a file and its line, or a topic's record. */
  public String origin(RejectOrigin origin) {
    if (origin.file() != null) {
      return origin.file()
          + (origin.line() == null ? "" : say(", linje ", ", line ") + origin.line());
    }
    return origin.topic() == null
        ? "–"
        : origin.topic() + " " + origin.partition() + ":" + origin.offset();
  }

  /** Rejects of this reason that are neither taken in nor beyond it. */
  public boolean canRetry(RejectSummary.ReasonCount count) {
    return count.retriable() > 0;
  }

  /** Where a button posts to. */
  public Link retryLink() {
    return frame.link(RETRY);
  }

  /** The list of one reason, or of all for null. */
  public Link listOf(String of) {
    return frame.link(Screen.OPERATIONS).with("reason", of);
  }

  /** Older rejects; null on the last page. */
  public Link older() {
    return rejects.nextCursor() == null
        ? null
        : listOf(reason).with("cursor", rejects.nextCursor());
  }
}
