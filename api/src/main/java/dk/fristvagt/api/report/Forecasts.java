package dk.fristvagt.api.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.forecast.CompletionCurves;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;

/**
 * Makes {@link ForecastReport}s. Thread-safe.
 *
 * <p>What falls due is read from the views. The completion curves need every case there is and are
 * made once for each local day of the clock, and again when other partitions are held or another
 * catalogue is followed; whoever asks first waits for that, and whoever asks meanwhile waits with
 * them. They are those of the last local midnight, by what was known then, so that they are the
 * same whenever in a day they are made, save for facts that were registered before it and arrived
 * after. Whoever may see less than everything gets what is expected by what they may see alone.
 */
public final class Forecasts {

  private static final int MOST_SCOPES = 64;

  private final CaseRecordsSource source;
  private final CaseEvaluator otherwise;
  private MadeFor madeFor;
  private CompletionCurves made;

  /** Those of the same day for whoever sees less than everything. */
  private final Cache<Access, CompletionCurves> ofSome =
      Caffeine.newBuilder().maximumSize(MOST_SCOPES).build();

  /**
   * @param otherwise judges where a snapshot names no catalogue
   */
  public Forecasts(CaseRecordsSource source, CaseEvaluator otherwise) {
    this.source = source;
    this.otherwise = otherwise;
  }

  /** The forecast of a snapshot, which must have a partition. */
  public ForecastReport report(ViewSnapshot snapshot, ForecastQuery query) {
    CaseEvaluator evaluator = snapshot.evaluator(otherwise);
    return new ForecastCalculation(
            evaluator.catalogue(),
            evaluator.calendars(),
            snapshot,
            query,
            curves(snapshot, evaluator, query.filter().access()))
        .report();
  }

  private synchronized CompletionCurves curves(
      ViewSnapshot snapshot, CaseEvaluator evaluator, Access access) {
    LocalDate today = new LocalToday(evaluator.calendars(), snapshot.clock()).common();
    List<Integer> partitions = snapshot.views().stream().map(PartitionView::partition).toList();
    MadeFor wanted = new MadeFor(today, partitions, evaluator.catalogue().source());
    if (!wanted.equals(madeFor)) {
      made = make(today, evaluator);
      madeFor = wanted;
      ofSome.invalidateAll();
    }
    return access.isEverything() ? made : ofSome.get(access, some -> made.of(some::contains));
  }

  private CompletionCurves make(LocalDate today, CaseEvaluator evaluator) {
    CompletionCurves.Builder curves =
        CompletionCurves.asOf(today, evaluator.catalogue(), evaluator.calendars());
    source.forEachCase(
        records -> {
          long midnight = evaluator.calendars().of(records.id().municipality()).startOf(today);
          evaluator.evaluate(records.records(), midnight).obligations().forEach(curves::add);
        });
    return curves.build();
  }

  private record MadeFor(LocalDate day, List<Integer> partitions, String catalogue) {}
}
