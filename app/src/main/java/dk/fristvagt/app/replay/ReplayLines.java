package dk.fristvagt.app.replay;

import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.ForecastQuery;
import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Reject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the reports of one replay as JSON lines; never both alerts or rejects and another. */
public final class ReplayLines {

  private final Replay replay;
  private final OutputStream out;

  /**
   * @param out stays the caller's to close
   */
  public ReplayLines(Replay replay, OutputStream out) {
    this.replay = replay;
    this.out = out;
  }

  /** One line per obligation, by id. */
  public void obligations() throws IOException {
    lines(replay.obligations());
  }

  /** One line per group and period. */
  public void compliance(ComplianceQuery query) throws IOException {
    lines(replay.compliance(query).rows());
  }

  /** One line per group and period with a closed month. */
  public void restatement(RestatementQuery query) throws IOException {
    lines(replay.restatement(query).rows());
  }

  /** One line per team and period. */
  public void registrationLag(RegistrationLagQuery query) throws IOException {
    lines(replay.registrationLag(query).rows());
  }

  /** One line in all. */
  public void status() throws IOException {
    lines(List.of(replay.status()));
  }

  /** One line per rule and group. */
  public void targets(TargetsQuery query) throws IOException {
    lines(replay.targets(query).rows());
  }

  /** One line in all. */
  public void gauges(GaugesQuery query, Population population) throws IOException {
    lines(List.of(replay.gauges(query, population)));
  }

  /** One line in all: what falls due in the ninety days after the end, by team. */
  public void forecast() throws IOException {
    lines(List.of(replay.forecast(ForecastQuery.DEFAULT)));
  }

  /** One line per alert; what only retractions have is left out elsewhere. */
  public void alerts() throws IOException {
    lines(replay.alerts().stream().map(ReplayLines::line).toList());
  }

  /** One line per reject, with the line of the file or the offset of the topic it was read from. */
  public void rejects() throws IOException {
    lines(replay.rejects().stream().map(ReplayLines::line).toList());
  }

  private void lines(List<?> reports) throws IOException {
    for (Object report : reports) {
      out.write(ReportJson.bytes(report));
      out.write('\n');
    }
    out.flush();
  }

  private static Map<String, Object> line(Alert alert) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("obligationId", alert.getObligationId());
    line.put("sequence", alert.getSequence());
    line.put("kind", alert.getKind().name());
    line.put("rule", alert.getRule());
    line.put("municipality", alert.getMunicipality());
    line.put("caseId", alert.getCaseId());
    line.put("team", alert.getTeam());
    line.put("caseworker", alert.getCaseworker());
    line.put("due", Instant.ofEpochMilli(alert.getDue()));
    line.put("clock", Instant.ofEpochMilli(alert.getClock()));
    if (alert.getRetracts() != null) {
      line.put("retracts", alert.getRetracts());
    }
    if (alert.getReason() != null) {
      line.put("reason", alert.getReason());
    }
    return line;
  }

  private static Map<String, Object> line(Reject reject) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("reason", reject.getReason());
    if (reject.getLine() != null) {
      line.put("line", reject.getLine());
      line.put("file", reject.getFile());
    } else if (reject.getOffset() != null) {
      line.put("offset", reject.getOffset());
      line.put("partition", reject.getPartition());
      line.put("topic", reject.getTopic());
    }
    line.put("detail", reject.getDetail());
    return line;
  }
}
