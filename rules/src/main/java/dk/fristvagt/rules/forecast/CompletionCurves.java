package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.evaluation.Obligation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The curves of the last twelve months, by rule and stage, of each municipality and of each team
 * that has seen enough. Immutable.
 */
public final class CompletionCurves {

  /** A team's own curve is used from so many fulfilments (misses) within the window on. */
  public static final int LEAST_EVENTS_OF_A_TEAM = 30;

  /** A municipality's curve is used from so many obligations seen within the window on. */
  public static final int LEAST_OBSERVED_OF_A_MUNICIPALITY = 30;

  private static final int MONTHS = 12;

  private final LocalDate asOf;
  private final Map<CurveKey, CompletionCurve> curves;

  private CompletionCurves(LocalDate asOf, Map<CurveKey, CompletionCurve> curves) {
    this.asOf = asOf;
    this.curves = Map.copyOf(curves);
  }

  /**
   * The curves at the first instant of a local day, from the twelve months that end there.
   *
   * @param catalogue tells in what a rule counts its time
   */
  public static Builder asOf(LocalDate day, Catalogue catalogue, Calendars calendars) {
    return new Builder(day, catalogue, calendars);
  }

  /** The local day whose first instant they stand at. */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * The curves as they would be were there no obligations but those of some teams.
   *
   * @param whose by municipality and team
   */
  public CompletionCurves of(BiPredicate<String, String> whose) {
    Map<CurveKey, CompletionCurve> theirs = new HashMap<>();
    Map<CurveKey, List<CompletionCurve>> byMunicipality = new HashMap<>();
    curves.forEach(
        (key, curve) -> {
          if (key.team() != null && whose.test(key.municipality(), key.team())) {
            theirs.put(key, curve);
            byMunicipality.computeIfAbsent(key.ofMunicipality(), k -> new ArrayList<>()).add(curve);
          }
        });
    byMunicipality.forEach((key, parts) -> theirs.put(key, CompletionCurve.of(parts)));
    return new CompletionCurves(asOf, theirs);
  }

  /** A team's own curve; the municipality's where the key names none. Empty where unseen. */
  public Optional<CompletionCurve> curve(CurveKey key) {
    return Optional.ofNullable(curves.get(key));
  }

  /**
   * What is known of whether an obligation will be breached: by its team's curve where that is
   * enough and covers its ages, else by its municipality's, else nothing.
   */
  public BreachOutlook outlook(BreachQuestion question) {
    CompletionCurve ofTeam = curves.get(question.curve());
    if (ofTeam != null
        && ofTeam.events() >= LEAST_EVENTS_OF_A_TEAM
        && ofTeam.covers(question.from(), question.to())) {
      return new BreachOutlook(ofTeam, question.from(), question.to(), question.absence());
    }
    CompletionCurve ofAll = curves.get(question.curve().ofMunicipality());
    return ofAll != null
            && ofAll.observed() >= LEAST_OBSERVED_OF_A_MUNICIPALITY
            && ofAll.covers(question.from(), question.to())
        ? new BreachOutlook(ofAll, question.from(), question.to(), question.absence())
        : BreachOutlook.UNKNOWN;
  }

  /** Gathers obligations. Not thread-safe. */
  public static final class Builder {

    private final LocalDate asOf;
    private final Catalogue catalogue;
    private final Calendars calendars;
    private final Map<CurveKey, CompletionCurve.Builder> builders = new HashMap<>();
    private final Map<String, Optional<Rule>> rules = new HashMap<>();

    private Builder(LocalDate asOf, Catalogue catalogue, Calendars calendars) {
      this.asOf = asOf;
      this.catalogue = catalogue;
      this.calendars = calendars;
    }

    /**
     * Adds an obligation, of whatever status; those that say nothing of the window are passed over.
     *
     * @param obligation as evaluated at the first instant of the day
     */
    public void add(Obligation obligation) {
      Optional<AgeScale> scale =
          AgeScale.of(obligation, rules.computeIfAbsent(obligation.rule(), catalogue::rule));
      if (scale.isEmpty()) {
        return;
      }
      MunicipalCalendar calendar = calendars.of(obligation.municipality());
      Exposure exposure =
          Exposure.of(obligation, scale.get(), asOf.minusMonths(MONTHS), asOf, calendar);
      if (exposure != null) {
        CurveKey key =
            new CurveKey(
                obligation.rule(),
                Stage.of(obligation),
                obligation.municipality(),
                obligation.team());
        builders.computeIfAbsent(key, k -> new CompletionCurve.Builder()).add(exposure);
        builders
            .computeIfAbsent(key.ofMunicipality(), k -> new CompletionCurve.Builder())
            .add(exposure);
      }
    }

    public CompletionCurves build() {
      Map<CurveKey, CompletionCurve> curves = new HashMap<>();
      builders.forEach((key, builder) -> curves.put(key, builder.build()));
      return new CompletionCurves(asOf, curves);
    }
  }
}
