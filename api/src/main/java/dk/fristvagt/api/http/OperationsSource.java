package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.operations.OperationsPage;
import dk.fristvagt.api.page.operations.RetryOutcome;
import dk.fristvagt.api.report.OperationsCalculation;
import dk.fristvagt.api.report.RejectCursor;
import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.rules.fact.RejectReason;
import java.util.Set;

/** {@code GET /operations}: also while no partition can answer. */
final class OperationsSource implements PageSource {

  static final String RETRIED = "retried";
  static final String LEFT = "left";

  private static final int ROWS = 50;

  private final ApiBackend backend;
  private final OperationsCalculation calculation;

  OperationsSource(ApiBackend backend) {
    this.backend = backend;
    this.calculation =
        new OperationsCalculation(
            backend.operations(),
            backend.views(),
            backend.expectedPartitions(),
            backend.catalogue(),
            backend.time());
  }

  @Override
  public Screen screen() {
    return Screen.OPERATIONS;
  }

  @Override
  public Set<String> parameters() {
    return Set.of("reason", "cursor", RETRIED, LEFT);
  }

  @Override
  public Keeping keeping() {
    return Keeping.FRESH;
  }

  @Override
  public boolean needsViews() {
    return false;
  }

  @Override
  public int liveSeconds() {
    return 5;
  }

  @Override
  public Page page(PageRequest request) {
    QueryParameters parameters = request.parameters();
    RejectReason reason = RejectsRoute.reason(parameters);
    String named = reason == null ? null : reason.name();
    int retried = parameters.number(RETRIED, 0, Integer.MAX_VALUE, -1);
    int left = parameters.number(LEFT, 0, Integer.MAX_VALUE, 0);
    return new OperationsPage(
        request.frame("Drift", "Operations"),
        calculation.report(),
        RejectsReport.ofPage(
            backend.operations().rejects(),
            named,
            parameters.read(
                "cursor",
                RejectCursor::decode,
                "Skal være den markør, som siden før gav.",
                "Must be the cursor that the page before gave."),
            ROWS),
        named,
        retried < 0 ? null : new RetryOutcome(retried, left));
  }
}
