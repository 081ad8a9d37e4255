package dk.fristvagt.app.capture;

import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.sources.capture.SourceHealth;
import java.util.List;

/** How a captured source is, in the words of the operations report. */
public final class CaptureStates {

  private CaptureStates() {}

  public static CaptureState of(Capture capture) {
    SourceHealth health = capture.health();
    SourceHealth.Connector connector = health.connector();
    SourceHealth.Slot slot = health.slot();
    return new CaptureState(
        health.source(),
        capture.alarms().stream().map(SourceHealth.Alarm::name).toList(),
        health.intake().heartbeat(),
        connector == null ? null : connector.state(),
        connector == null ? List.of() : connector.tasks(),
        slot == null || slot.lagBytes() < 0 ? null : slot.lagBytes(),
        health.intake().facts(),
        health.intake().rejects(),
        health.intake().repeated(),
        health.intake().failure());
  }
}
