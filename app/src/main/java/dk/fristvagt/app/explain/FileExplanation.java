package dk.fristvagt.app.explain;

import dk.fristvagt.rules.alert.AlertReplay;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.ObligationIds;
import dk.fristvagt.rules.explanation.Explainer;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.ReadLine;
import dk.fristvagt.sources.TickRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains an obligation from files of facts alone, without a broker: what a replay of the same
 * files would say, its alerts too, which are those of ticks at each full hour UTC and each midnight
 * in Denmark.
 *
 * <p>Only the facts of the obligation's own case are held in memory.
 */
public final class FileExplanation {

  private final CaseEvaluator evaluator;
  private final FactReader facts;

  public FileExplanation(Catalogue catalogue) {
    Calendars calendars = Calendars.danish(catalogue.saturdayIsWorkingDay());
    this.evaluator = new CaseEvaluator(catalogue, calendars);
    this.facts = new FactReader(calendars::zone);
  }

  /**
   * What came of the files.
   *
   * @param explanation empty where they have no such obligation at the end
   * @param end the clock, ms since the epoch
   * @param rejected lines that are no facts
   */
  public record Outcome(Optional<Explanation> explanation, long end, long rejected) {}

  /**
   * Reads all files and explains.
   *
   * @param until the clock; empty for the last registration that is not after the wall clock
   * @param wallClock the time now
   * @throws IOException when a file cannot be read
   */
  public Outcome explain(
      List<Path> files, String obligationId, Optional<Instant> until, Instant wallClock)
      throws IOException {
    long latest = until.orElse(wallClock).toEpochMilli();
    Map<CaseId, List<Fact>> records = new HashMap<>();
    ObligationIds.cases(obligationId).forEach(id -> records.put(id, new ArrayList<>()));
    long last = Long.MIN_VALUE;
    long rejected = 0;
    for (Path file : files) {
      try (NdjsonReader reader = NdjsonReader.open(file, facts)) {
        for (ReadLine line = reader.next(latest); line != null; line = reader.next(latest)) {
          if (line instanceof ReadLine.Accepted accepted) {
            Fact fact = accepted.fact();
            long registered = fact.registeredAt().epochMilli();
            if (registered <= latest) {
              last = Math.max(last, registered);
              List<Fact> ofCase = records.get(fact.caseKey());
              if (ofCase != null) {
                ofCase.add(fact);
              }
            }
          } else {
            rejected++;
          }
        }
      }
    }
    long end = until.isPresent() || last == Long.MIN_VALUE ? latest : last;
    return new Outcome(explain(obligationId, records, end), end, rejected);
  }

  private Optional<Explanation> explain(
      String obligationId, Map<CaseId, List<Fact>> records, long end) {
    Explainer explainer = new Explainer(evaluator);
    AlertReplay replay = new AlertReplay(evaluator, new AlertRules(AlertRules.DEFAULT_MAX_AGE));
    for (CaseId id : ObligationIds.cases(obligationId)) {
      List<Fact> ofCase = records.get(id);
      List<SentAlert> alerts = replay.alerts(ofCase, obligationId, TickRule.hourly()::after, end);
      Optional<Explanation> explanation = explainer.explain(ofCase, obligationId, end, alerts);
      if (explanation.isPresent()) {
        return explanation;
      }
    }
    return Optional.empty();
  }
}
