package dk.fristvagt.app.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Reject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The reports of a replay as JSON lines. Instants are ISO-8601 in UTC with milliseconds. */
public final class ReplayLines {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Set<RuleKind> FULFILLED =
      EnumSet.of(RuleKind.DEADLINE, RuleKind.RECURRING, RuleKind.PRECONDITION);

  private static final JsonFactory JSON = new JsonFactory();

  private ReplayLines() {}

  /** One line per obligation; all fields always, null where there is nothing to say. */
  public static void obligations(List<Obligation> obligations, OutputStream out) throws IOException {
    try (JsonGenerator json = lines(out)) {
      for (Obligation obligation : obligations) {
        json.writeStartObject();
        json.writeStringField("id", obligation.id());
        json.writeStringField("rule", obligation.rule());
        json.writeNumberField("ruleVersion", obligation.ruleVersion());
        json.writeStringField("municipality", obligation.municipality());
        json.writeStringField("caseId", obligation.caseId());
        json.writeStringField("matchKey", obligation.matchKey());
        json.writeNumberField("occurrence", obligation.occurrence());
        json.writeStringField("start", instant(obligation.start()));
        json.writeStringField("due", instant(obligation.due()));
        json.writeStringField("warnAt", instant(obligation.warnAt()));
        json.writeStringField("fulfilledAt", instant(fulfilledAt(obligation)));
        json.writeStringField("cancelledAt", instant(obligation.cancelledAt()));
        json.writeStringField("status", obligation.status().label());
        json.writeStringField("team", obligation.team());
        json.writeStringField("caseworker", obligation.caseworker());
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  /** One line per alert; what only retractions have is left out elsewhere. */
  public static void alerts(List<Alert> alerts, OutputStream out) throws IOException {
    try (JsonGenerator json = lines(out)) {
      for (Alert alert : alerts) {
        json.writeStartObject();
        json.writeStringField("obligationId", alert.getObligationId());
        json.writeNumberField("sequence", alert.getSequence());
        json.writeStringField("kind", alert.getKind().name());
        json.writeStringField("rule", alert.getRule());
        json.writeStringField("municipality", alert.getMunicipality());
        json.writeStringField("caseId", alert.getCaseId());
        json.writeStringField("team", alert.getTeam());
        json.writeStringField("caseworker", alert.getCaseworker());
        json.writeStringField("due", instant(alert.getDue()));
        json.writeStringField("clock", instant(alert.getClock()));
        if (alert.getRetracts() != null) {
          json.writeNumberField("retracts", alert.getRetracts());
        }
        if (alert.getReason() != null) {
          json.writeStringField("reason", alert.getReason());
        }
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  /** One line per reject, with the line of the file or the offset of the topic it was read from. */
  public static void rejects(List<Reject> rejects, OutputStream out) throws IOException {
    try (JsonGenerator json = lines(out)) {
      for (Reject reject : rejects) {
        json.writeStartObject();
        json.writeStringField("reason", reject.getReason());
        if (reject.getLine() != null) {
          json.writeNumberField("line", reject.getLine());
          json.writeStringField("file", reject.getFile());
        } else if (reject.getOffset() != null) {
          json.writeNumberField("offset", reject.getOffset());
          json.writeNumberField("partition", reject.getPartition());
          json.writeStringField("topic", reject.getTopic());
        }
        json.writeStringField("detail", reject.getDetail());
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static Long fulfilledAt(Obligation obligation) {
    boolean fulfilled =
        obligation.status() == ObligationStatus.MET || obligation.status() == ObligationStatus.LATE;
    return fulfilled && FULFILLED.contains(obligation.kind()) ? obligation.fulfilledAt() : null;
  }

  /** Leaves the stream open. */
  private static JsonGenerator lines(OutputStream out) throws IOException {
    return JSON.createGenerator(out)
        .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
        .setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  private static String instant(Long epochMilli) {
    return epochMilli == null ? null : INSTANT.format(Instant.ofEpochMilli(epochMilli));
  }
}
